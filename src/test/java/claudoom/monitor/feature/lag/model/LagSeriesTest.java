package claudoom.monitor.feature.lag.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LagSeriesTest {

    private static final Instant T0 = History.BEGIN;

    private final LagSeries series = new LagSeries();

    @Test
    void aQuietHourTakesTwoEntriesAndStillReadsAsAnHour() {
        for (int i = 0; i <= 1_800; i++) {
            series.add(sample(i * 2L, 5, 1), History.LONGEST_GAP);
        }

        assertThat(series.entries()).isEqualTo(2);
        var lines = series.since(T0);
        assertThat(lines.times()).containsExactly(T0.toEpochMilli(), T0.plusSeconds(3_600).toEpochMilli());
        assertThat(lines.lag()).containsExactly(6, 6);
    }

    @Test
    void aSpikeOfOneSampleStaysWhereItWas() {
        for (int i = 0; i <= 100; i++) {
            series.add(sample(i * 2L, i == 50 ? 900 : 0, 0), History.LONGEST_GAP);
        }

        var lines = series.since(T0);
        assertThat(lines.times()).contains(T0.plusSeconds(98).toEpochMilli(), T0.plusSeconds(100).toEpochMilli(),
                T0.plusSeconds(102).toEpochMilli());
        assertThat(lines.lag()).containsExactly(0, 0, 900, 0, 0);
    }

    @Test
    void aTimeWithoutSamplesIsAGap() {
        series.add(sample(0, 5, 0), History.LONGEST_GAP);
        series.add(sample(2, 5, 0), History.LONGEST_GAP);
        series.add(sample(60, 5, 0), History.LONGEST_GAP);

        var lines = series.since(T0);

        assertThat(lines.lag()).containsExactly(5, 5, Double.NaN, 5);
        assertThat(lines.gaps()).containsExactly(
                new long[] {T0.plusSeconds(2).toEpochMilli(), T0.plusSeconds(60).toEpochMilli()});
    }

    @Test
    void moreThanAnHourIsForgottenHoweverMuchChanges() {
        for (int i = 0; i < 20_000; i++) {
            series.add(sample(i * 2L, i, 0), History.LONGEST_GAP);
        }

        assertThat(series.entries()).isLessThan(1_900);
        var lines = series.since(Instant.EPOCH);
        assertThat(lines.times()[0]).isBetween(T0.plusSeconds(39_998 - 3_600 - 200).toEpochMilli(),
                T0.plusSeconds(39_998 - 3_600).toEpochMilli());
    }

    @Test
    void samplesFasterThanEverStayBounded() {
        for (int i = 0; i < 50_000; i++) {
            series.add(new ConsumerSample(T0.plusMillis(i * 10L), null, i, 0, 0, 0, false, false, new Position(0, 0),
                    new Position(0, 0), null), History.LONGEST_GAP);
        }

        assertThat(series.entries()).isLessThanOrEqualTo(4_097);
    }

    @Test
    void whatIsPackedReadsAsItWas() {
        for (int i = 0; i < 500; i++) {
            series.add(sample(i * 2L, i * 7_919L % 1_000_003, i % 50), History.LONGEST_GAP);
        }

        var lines = series.since(T0.plusSeconds(301));

        assertThat(lines.times()).hasSize(350).startsWith(T0.plusSeconds(300).toEpochMilli());
        assertThat(lines.pending()[0]).isEqualTo(150 * 7_919L % 1_000_003);
        assertThat(lines.pending()[349]).isEqualTo(499 * 7_919L % 1_000_003);
        assertThat(lines.ackPending()[349]).isEqualTo(49);
        assertThat(lines.lag()[1]).isEqualTo(151 * 7_919L % 1_000_003 + 1);
    }

    private static ConsumerSample sample(long seconds, long pending, long ackPending) {
        return new ConsumerSample(T0.plusSeconds(seconds), null, pending, ackPending, 0, 0, false, false,
                new Position(0, 0), new Position(0, 0), null);
    }
}
