package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Traffic;
import io.nats.client.Connection;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a round of questions costs beside the bare questions: {@code mvn test -Dtest=LagCost}. */
class LagCost {

    private static final int STREAMS = 10;
    private static final int CONSUMERS = 500;
    private static final int ROUNDS = 60;

    static List<Path> servers() {
        return TestServers.all();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aRoundBesideTheBareQuestions(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var polls = Executors.newSingleThreadScheduledExecutor()) {
            var there = server.connect();
            fill(there);
            var traffic = new Traffic(subject -> Meaning.NONE, 16, 1_024, 4 << 20);
            var connections = new Connections(ConnectOptions.to(server.url()), List.of(), true, traffic, polls,
                    InstantSource.system());
            connections.start();
            var lists = new JetStreamLists(connections.questions(), polls);
            Await.until(Duration.ofSeconds(10), "connected",
                    () -> lists.streamNames().handle((list, failed) -> failed == null).get());
            var book = new LagBook(Duration.ofSeconds(2));
            double bare = median(() -> bare(there));
            double round = median(() -> new Sweep(lists, book, InstantSource.system(), new HashSet<>()).run().get());
            double read = median(() -> book.picture(Instant.now()));
            System.out.printf("%s, %d consumers: bare %.1f ms, round %.1f ms (%.2f), picture %.2f ms%n",
                    server.version(), STREAMS * CONSUMERS, bare, round, round / bare, read);
            connections.close();
        }
    }

    private static void fill(Connection there) throws Exception {
        for (int s = 0; s < STREAMS; s++) {
            var jsm = there.jetStreamManagement();
            jsm.addStream(StreamConfiguration.builder().name("S" + s).subjects("s" + s + ".>")
                    .storageType(StorageType.Memory).build());
            for (int c = 0; c < CONSUMERS; c++) {
                jsm.addOrUpdateConsumer("S" + s,
                        ConsumerConfiguration.builder().durable("c" + c).memStorage(true).build());
            }
        }
    }

    private static Object bare(Connection there) throws Exception {
        int bytes = 0;
        for (int s = 0; s < STREAMS; s++) {
            for (int offset = 0; offset < CONSUMERS; offset += 256) {
                var body = ("{\"offset\":" + offset + "}").getBytes(StandardCharsets.UTF_8);
                var reply = there.request("$JS.API.CONSUMER.LIST.S" + s, body, Duration.ofSeconds(10));
                bytes += Objects.requireNonNull(reply).getData().length;
            }
        }
        return bytes;
    }

    private static double median(Callable<?> work) throws Exception {
        var millis = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long began = System.nanoTime();
            work.call();
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        return millis[ROUNDS / 2];
    }
}
