package claudoom.monitor.feature.lag.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.lag.model.ConsumerLag;
import claudoom.monitor.feature.lag.model.LagState;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestCluster;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cluster of three loses the leader of a consumer: what is told stays true, or nothing is told. */
@Execution(ExecutionMode.CONCURRENT)
class LeaderLossTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    static List<Path> servers() {
        return TestServers.all();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void numbersStayTrueAndNobodyIsForgotten(Path binary) throws Exception {
        try (var cluster = TestCluster.withJetStream(binary, 3); var rig = new FeedRig(cluster.urls())) {
            fill(cluster.server(0));
            rig.until("both are known", () -> rig.shows("safe", 25, 10) && rig.shows("alone", 40, 0));
            var leader = Objects.requireNonNull(Objects.requireNonNull(rig.lag("safe").sample()).leader());
            rig.until("and judged", () -> rig.lag("safe").state() != LagState.UNKNOWN);

            cluster.named(leader).kill();
            var killed = Instant.now();

            rig.until("another leads it", () -> {
                neverWrong(rig);
                var now = rig.lag("safe");
                return now.fresh() && now.sample() != null && !leader.equals(now.sample().leader());
            });
            var elected = Objects.requireNonNull(rig.lag("safe").sample()).at();
            rig.until("it is judged again", () -> {
                neverWrong(rig);
                var now = rig.lag("safe");
                var sample = Objects.requireNonNull(now.sample());
                boolean calm = Duration.between(elected, sample.at()).compareTo(Duration.ofSeconds(9)) < 0;
                assertThat(calm && now.fresh() && now.state().needsSomebody()).as("an alarm after an election: %s", now)
                        .isFalse();
                return !calm && now.state() == LagState.STOPPED;
            });
            assertThat(elected).isAfter(killed);
            rig.until("its ages too", () -> rig.lag("safe").unackedSeconds() != null);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aConsumerWhoseOnlyServerIsGoneIsUnknownSinceAndNeverWithoutLag(Path binary) throws Exception {
        try (var cluster = TestCluster.withJetStream(binary, 3); var rig = new FeedRig(cluster.urls())) {
            fill(cluster.server(0));
            rig.until("both are known", () -> rig.shows("safe", 25, 10) && rig.shows("alone", 40, 0));
            var home = Objects.requireNonNull(Objects.requireNonNull(rig.lag("alone").sample()).leader());

            cluster.named(home).stop(); // as an operator does: its lines are full of zeros at once

            rig.until("nothing is known of it", () -> {
                neverWrong(rig);
                var alone = rig.lag("alone");
                return alone.state() == LagState.UNKNOWN && alone.lag() == null
                        && alone.outlook().unknownSince() != null;
            });
            rig.until("the other is", () -> {
                neverWrong(rig);
                return rig.shows("safe", 25, 10);
            });
            assertThat(rig.lag("alone").sample()).as("the last known numbers").isNotNull();

            cluster.named(home).startAgain();
            rig.until("it is back", () -> {
                neverWrong(rig);
                return rig.shows("alone", 40, 0);
            });
        }
    }

    /** What is told of them now is what holds all the time. */
    private static void neverWrong(FeedRig rig) {
        for (var name : List.of("safe", "alone")) {
            ConsumerLag lag = rig.lag(name);
            if (lag.fresh()) {
                assertThat(lag.lag()).as("lag of %s: %s", name, lag).isEqualTo(name.equals("safe") ? 35L : 40L);
            }
        }
    }

    /** A stream on all servers with a consumer on all, 5 of 40 acknowledged and 10 held; another on one server only. */
    private static void fill(TestServer server) throws Exception {
        var there = server.connect();
        Await.until(LONG, "the streams are there", () -> made(there, "SAFE", 3) && made(there, "ALONE", 1));
        Await.until(LONG, "the consumers are there", () -> consumer(there, "SAFE", "safe")
                && consumer(there, "ALONE", "alone"));
        for (int i = 0; i < 40; i++) {
            publish(there, "SAFE");
            publish(there, "ALONE");
        }
        var held = there.jetStream().subscribe(null, PullSubscribeOptions.bind("SAFE", "safe")).fetch(15, LONG);
        assertThat(held).hasSize(15);
        for (var message : held.subList(0, 5)) {
            message.ackSync(Duration.ofSeconds(20));
        }
    }

    private static void publish(Connection there, String stream) {
        Await.until(LONG, "published", () -> {
            try {
                there.jetStream().publish(stream, "{}".getBytes(StandardCharsets.UTF_8));
                return true;
            } catch (IOException | JetStreamApiException later) {
                return false;
            }
        });
    }

    /** A young cluster refuses at first. */
    private static boolean made(Connection there, String stream, int replicas) throws Exception {
        try {
            there.jetStreamManagement().addStream(
                    StreamConfiguration.builder().name(stream).subjects(stream).replicas(replicas).build());
            return true;
        } catch (IOException | JetStreamApiException later) {
            return false;
        }
    }

    private static boolean consumer(Connection there, String stream, String name) throws Exception {
        try {
            there.jetStreamManagement().addOrUpdateConsumer(stream,
                    ConsumerConfiguration.builder().durable(name).ackWait(Duration.ofMinutes(10)).build());
            return true;
        } catch (IOException | JetStreamApiException later) {
            return false;
        }
    }
}
