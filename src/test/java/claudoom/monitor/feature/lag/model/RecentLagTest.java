package claudoom.monitor.feature.lag.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentLagTest {

    private final RecentLag recent = new RecentLag(20_000, 4);

    @Test
    void theHighestOfEachPartIsKept() {
        for (int second = 0; second <= 60; second += 2) {
            recent.add(second * 1_000L, second == 6 ? 50 : 1, false);
        }

        assertThat(recent.line()).containsExactly(50, 1, 1, 1);
    }

    @Test
    void whatWasBeforeTheFirstSampleIsNotKnown() {
        recent.add(100_000, 7, false);
        recent.add(120_000, 3, false);

        assertThat(recent.line()).containsExactly(Double.NaN, Double.NaN, 7, 7);
    }

    @Test
    void betweenTwoSamplesTheOlderOneStands() {
        recent.add(0, 9, false);
        recent.add(65_000, 2, false);

        assertThat(recent.line()).containsExactly(9, 9, 9, 9);
    }

    @Test
    void aGapIsNotKnown() {
        recent.add(0, 9, false);
        recent.add(65_000, 2, true);

        assertThat(recent.line()).containsExactly(9, Double.NaN, Double.NaN, 2);
    }

    @Test
    void afterALongTimeNothingOldIsLeft() {
        recent.add(0, 9, false);
        recent.add(1_000_000_000L, 2, true);

        assertThat(recent.line()).containsExactly(Double.NaN, Double.NaN, Double.NaN, 2);
    }

    @Test
    void theLineIsMadeAnewOnlyWhenSomethingChanged() {
        recent.add(0, 9, false);
        var before = recent.line();
        recent.add(2_000, 3, false);

        assertThat(recent.line()).isSameAs(before);
    }

    @Test
    void aDrawnLineNeverChanges() {
        recent.add(0, 9, false);
        var before = recent.line();
        recent.add(2_000, 30, false);

        assertThat(before).endsWith(9);
        assertThat(recent.line()).endsWith(30);
    }
}
