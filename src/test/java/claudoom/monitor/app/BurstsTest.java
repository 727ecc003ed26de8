package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many dead letters at once are told once. */
class BurstsTest {

    private final List<Integer> told = new ArrayList<>();
    private int within;
    private final Bursts bursts = new Bursts(span -> within, (at, count) -> told.add(count));

    private void look(int... counts) {
        for (int count : counts) {
            within = count;
            bursts.look(Instant.EPOCH);
        }
    }

    @Test
    void aBurstIsToldWhenItBeginsAndAgainOnlyAfterItEnded() {
        look(0, 3, 9, 12, 40, 9, 8, 11, 6);
        assertThat(told).containsExactly(12);
        look(5, 0, 10);
        assertThat(told).containsExactly(12, 10);
    }
}
