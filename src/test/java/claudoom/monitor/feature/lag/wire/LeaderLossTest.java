package claudoom.monitor.feature.lag.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.lag.model.ConsumerLag;
import claudoom.monitor.feature.lag.model.LagState;
import claudoom.monitor.kit.SafeAndAlone;
import claudoom.monitor.kit.TestCluster;
import claudoom.monitor.kit.TestServers;
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

    static List<Path> servers() {
        return TestServers.all();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void numbersStayTrueAndNobodyIsForgotten(Path binary) throws Exception {
        try (var cluster = TestCluster.withJetStream(binary, 3); var rig = new FeedRig(cluster.urls())) {
            SafeAndAlone.fill(cluster.server(0));
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
            SafeAndAlone.fill(cluster.server(0));
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
}
