package claudoom.monitor.feature.streams;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.Latest;
import claudoom.monitor.feature.streams.model.StreamBook;
import claudoom.monitor.feature.streams.model.StreamLine;
import claudoom.monitor.feature.streams.model.StreamPicture.Kind;
import claudoom.monitor.feature.streams.wire.StreamFeed;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Traffic;
import io.nats.client.Connection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of streams against real servers, as it is asked for while the screen is shown. */
@Execution(ExecutionMode.CONCURRENT)
class StreamsFeatureTest {

    private static final String SERVERS = "claudoom.monitor.kit.TestServers#all";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** The feed on a server of its own. */
    private static final class Rig implements AutoCloseable {

        final TestServer server;
        final StreamBook book = new StreamBook(StreamFeed.PERIOD);
        final StreamFeed feed;
        private final ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor();
        private final ExecutorService reader = Executors.newSingleThreadExecutor();
        private final Connections connections;

        Rig(TestServer server) throws BadConnectOptions {
            this.server = server;
            var traffic = new Traffic(subject -> Meaning.NONE, 16, 1_024, 4 << 20);
            connections = new Connections(ConnectOptions.to(server.url()), List.of(), true, traffic, polls,
                    InstantSource.system());
            feed = new StreamFeed(connections.questions(), book, polls, reader, InstantSource.system(),
                    new Latest<>());
            connections.onState(feed::link);
            connections.start();
        }

        List<StreamLine> streams() {
            return book.picture(Instant.now()).streams();
        }

        @Override
        public void close() {
            connections.close();
            polls.shutdownNow();
            reader.shutdownNow();
            server.close();
        }
    }

    private static void make(Connection client, int count) throws Exception {
        var made = new ArrayList<CompletableFuture<?>>();
        for (int n = 0; n < count; n++) {
            made.add(client.request("$JS.API.STREAM.CREATE.S%04d".formatted(n),
                    "{\"name\":\"S%04d\",\"subjects\":[\"s.%d\"],\"storage\":\"memory\",\"retention\":\"limits\"}"
                            .formatted(n, n).getBytes(StandardCharsets.UTF_8)));
            if (made.size() % 50 == 0) {
                made.getLast().get(60, TimeUnit.SECONDS);
            }
        }
        CompletableFuture.allOf(made.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aThousandStreamsComeInPagesWithTheirNumbersAndRates(Path binary) throws Exception {
        try (var rig = new Rig(TestServer.start(binary))) {
            var client = rig.server.connect();
            make(client, 1_000);
            for (int n = 0; n < 7; n++) {
                client.jetStream().publish("s.3", new byte[10]);
            }
            rig.feed.want(true);
            Await.until(LIMIT, "all streams", () -> rig.streams().size() == 1_000);
            Await.until(LIMIT, "a rate", () -> rig.streams().stream().anyMatch(one -> one.perSecond() != null));
            assertThat(rig.streams()).allMatch(StreamLine::known);
            assertThat(rig.streams()).filteredOn(one -> one.name().equals("S0003")).singleElement()
                    .satisfies(one -> assertThat(one.state()).isNotNull().extracting("messages").isEqualTo(7L));
            client.jetStreamManagement().deleteStream("S0999");
            Await.until(LIMIT, "what is deleted goes", () -> rig.streams().size() == 999);
        }
    }

    @Test
    void aServerWithoutJetStreamSaysSo() throws Exception {
        try (var rig = new Rig(TestServer.withoutJetStream(TestServers.any(), ""))) {
            rig.feed.want(true);
            Await.until(LIMIT, "told", () -> rig.book.picture(Instant.now()).kind() == Kind.NO_JETSTREAM);
            assertThat(rig.streams()).isEmpty();
        }
    }

    @Test
    void nothingIsAskedWhileNobodyLooks() throws Exception {
        try (var rig = new Rig(TestServer.start(TestServers.any()))) {
            make(rig.server.connect(), 1);
            rig.feed.want(true);
            Await.until(LIMIT, "asked", () -> rig.streams().size() == 1);
            rig.feed.want(false);
            Await.until(LIMIT, "what is old is said to be old", () -> !rig.streams().getFirst().known());
        }
    }
}
