package claudoom.monitor.feature.lag.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.feature.lag.model.LagState;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import claudoom.monitor.terms.ConsumerId;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody looks at is asked for by itself. */
@Execution(ExecutionMode.CONCURRENT)
class LooksTest {

    private static final ConsumerId WORKER = new ConsumerId("EV", "worker");

    static List<Path> servers() {
        return TestServers.all();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void oneConsumerWithItsAgesAndNothingElse(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var rig = new FeedRig(server.url())) {
            var there = server.connect();
            var jsm = there.jetStreamManagement();
            jsm.addStream(StreamConfiguration.builder().name("EV").subjects("ev").build());
            jsm.addOrUpdateConsumer("EV", ConsumerConfiguration.builder().durable("worker").build());
            jsm.addOrUpdateConsumer("EV", ConsumerConfiguration.builder().durable("other").build());
            for (int i = 0; i < 7; i++) {
                there.jetStream().publish("ev", "{}".getBytes(StandardCharsets.UTF_8));
            }
            rig.until("connected", () -> rig.find("worker") != null);
            var book = new LagBook(Duration.ofSeconds(2));
            var lists = rig.lists();
            var looks = new Looks(lists, book, new OldestMessages(lists, book, InstantSource.system()),
                    InstantSource.system());
            var gone = new ConsumerId("EV", "gone");

            assertThat(looks.at(Set.of(WORKER, gone)).get(30, TimeUnit.SECONDS)).isTrue();

            var picture = book.picture(Instant.now());
            assertThat(picture.consumers()).singleElement().satisfies(lag -> {
                assertThat(lag.id()).isEqualTo(WORKER);
                assertThat(lag.sample()).extracting(sample -> sample.pending()).isEqualTo(7L);
                assertThat(lag.undeliveredSeconds()).isNotNull();
                assertThat(lag.unackedSeconds()).isZero();
                assertThat(lag.state()).isEqualTo(LagState.UNKNOWN);
            });
            assertThat(picture.streams()).singleElement().extracting(stream -> stream.messages()).isEqualTo(7L);
        }
    }
}
