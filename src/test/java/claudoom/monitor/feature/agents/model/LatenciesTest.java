package claudoom.monitor.feature.agents.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    private final Latencies latencies = new Latencies();

    @Test
    void ofAFewActionsOnlyTheMiddleIsTold() {
        for (int n = 0; n < Latencies.FEW - 1; n++) {
            latencies.add(n, n, n == 0 ? 200_000 : 1_000);
        }
        assertThat(requireNonNull(latencies.spread()).p50()).isBetween(990L, 1_010L);
        assertThat(requireNonNull(latencies.spread()).p99()).as("it would be the slowest of them").isNull();

        latencies.add(1_000, 1_000, 200_000);

        assertThat(requireNonNull(latencies.spread()).p99()).isBetween(198_000L, 202_000L);
    }

    @Test
    void theSameMessageCountsOnceAndWhatIsOldIsForgotten() {
        latencies.add(1, 0, 50_000);
        latencies.add(1, 0, 50_000);
        assertThat(latencies.sampled()).isEqualTo(1);
        latencies.add(2, Latencies.SPAN, 1_000);
        latencies.add(3, 2 * Latencies.SPAN, 1_000);

        assertThat(requireNonNull(latencies.spread()).from()).isEqualTo(2);
        assertThat(latencies.sampled()).isEqualTo(3);
    }
}
