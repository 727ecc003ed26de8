package claudoom.monitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateHistoryTest {

    private final RateHistory rates = new RateHistory(60);

    @Test
    void unknownBeforeTwoSamples() {
        assertThat(rates.perSecond(10)).isNull();
        rates.sample(1_000, 5);
        assertThat(rates.perSecond(10)).isNull();
    }

    @Test
    void theMeanOfTheLastSeconds() {
        for (int second = 0; second <= 20; second++) {
            rates.sample(second * 1000L, second < 10 ? 0 : (second - 10) * 50L);
        }
        assertThat(rates.perSecond(5)).isCloseTo(50, within(0.01));
        assertThat(rates.perSecond(20)).isCloseTo(25, within(3.0));
    }

    @Test
    void aSilenceOfTheSamplerIsAGapAndNoZero() {
        rates.sample(0, 0);
        rates.sample(1_000, 10);
        rates.sample(9_000, 20);
        var last = rates.last(9);
        assertThat(last[8]).isNaN();
        assertThat(last[0]).isEqualTo(10);
    }

    /** Else the pace of that moment would stand there until the clock came to it again, which may be hours. */
    @Test
    void whenTheClockIsSetBackWhatComesIsSampledAllTheSame() {
        for (int second = 100; second <= 110; second++) {
            rates.sample(second * 1000L, second * 50L);
        }
        for (int second = 50; second <= 53; second++) {
            rates.sample(second * 1000L, 10_000 + (second - 50) * 7L);
        }
        assertThat(rates.perSecond(3)).isEqualTo(7);
        assertThat(rates.last(5)).containsExactly(Double.NaN, Double.NaN, 7, 7, 7);
        for (int second = 54; second <= 60; second++) {
            rates.sample(second * 1000L, 10_000 + (second - 50) * 7L);
        }
        assertThat(rates.last(60)).as("nothing of the time that was taken back").doesNotContain(50);
    }

    @Test
    void afterAnInterruptionTheRateIsUnknownOnce() {
        rates.sample(0, 0);
        rates.interrupt();
        rates.sample(1_000, 500);
        rates.sample(2_000, 510);
        assertThat(rates.perSecond(1)).isEqualTo(10);
        assertThat(rates.last(2)[0]).isNaN();
    }

    @Test
    void whatTurnsOutNotToHaveBeenObservedIsTakenBack() {
        for (int second = 0; second <= 10; second++) {
            rates.sample(second * 1000L, second * 50L);
        }
        rates.unknownAfter(7_400);
        assertThat(rates.last(4)).containsExactly(50, Double.NaN, Double.NaN, Double.NaN);
    }
}
