package claudoom.monitor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.ui.TimeChart.Series;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A spike of one sample is on the chart at every zoom, on every width, whether it is a sample or the highest of a bucket. */
class SpikeTest {

    private static final int COUNT = 20_000;
    private static final long STEP = 2_000;
    private static final double SPIKE = 9_000;

    private final PlotColumns columns = new PlotColumns();
    private final Random dice = new Random(11);

    @Test
    void asASample() {
        for (int round = 0; round < 3_000; round++) {
            int at = dice.nextInt(COUNT);
            var values = new double[COUNT];
            Arrays.fill(values, 5);
            values[at] = SPIKE;

            check(new Series("lag", 1, times(), values), at);
        }
    }

    @Test
    void asTheHighestOfABucket() {
        for (int round = 0; round < 3_000; round++) {
            int at = dice.nextInt(COUNT);
            var values = new double[COUNT];
            Arrays.fill(values, 5);
            var highs = values.clone();
            highs[at] = SPIKE;

            check(new Series("lag", 1, times(), values, values.clone(), highs), at);
        }
    }

    /** A random part of the time that has the spike in it, on a random width. */
    private void check(Series series, int at) {
        long spike = at * STEP;
        long from = spike - (long) (Math.pow(dice.nextDouble(), 3) * COUNT * STEP);
        long to = spike + 1 + (long) (Math.pow(dice.nextDouble(), 3) * COUNT * STEP);
        int width = 1 + dice.nextInt(2_000);
        columns.fill(series, from, to, width);

        assertThat(columns.highest()).isEqualTo(SPIKE);
        assertThat(columns.count()).isLessThanOrEqualTo(width + 3);
        double x = (double) (spike - from) * width / (to - from);
        assertThat(IntStream.range(0, columns.count())
                .anyMatch(i -> columns.high(i) == SPIKE && Math.abs(columns.x(i) - x) <= 1)).isTrue();
    }

    private static long[] times() {
        return IntStream.range(0, COUNT).mapToLong(i -> i * STEP).toArray();
    }

    @Test
    void onALogarithmicAxisZeroStandsAtTheBottomAndIsWritten() {
        var axis = ValueAxis.over(0, 250_000, 5, true);

        assertThat(axis.place(0)).isZero();
        assertThat(axis.ticks()).startsWith(0.0, 1.0, 10.0);
        assertThat(axis.label(0)).isEqualTo("0");
        assertThat(axis.place(1)).isGreaterThan(0);
        for (int i = 0; i < 1_000; i++) {
            double low = dice.nextInt(250_000);
            assertThat(axis.place(low + 1)).isGreaterThan(axis.place(low)).isLessThan(1);
        }
    }
}
