package claudoom.monitor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What remains of a series on so and so many pixels. */
class PlotColumnsTest {

    private static final double NO = Double.NaN;

    private final PlotColumns columns = new PlotColumns();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100, 1280, 5000})
    void aSpikeOfOneSampleSurvivesEveryWidth(int width) {
        var values = new double[3600];
        Arrays.fill(values, 5);
        values[1777] = 9000;

        columns.fill(seconds(3600), values, 0, 3_599_000, width);

        assertThat(highest()).isEqualTo(9000);
        assertThat(columns.highest()).isEqualTo(9000);
        assertThat(columns.lowest()).isEqualTo(5);
    }

    @Test
    void aDipSurvivesToo() {
        var values = new double[3600];
        Arrays.fill(values, 5);
        values[1777] = 0;

        columns.fill(seconds(3600), values, 0, 3_599_000, 100);

        assertThat(IntStream.range(0, columns.count()).mapToDouble(columns::low).min()).hasValue(0);
    }

    /** A line without a clip must not leave its plot, and still runs to the edges. */
    @Test
    void aCroppedLineEndsAtTheEdges() {
        var dice = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            var values = dice.doubles(60).map(value -> value < 0.2 ? NO : value * 1_000).toArray();
            long from = dice.nextInt(50_000);
            int width = 1 + dice.nextInt(300);
            columns.fill(seconds(60), values, from, from + 1 + dice.nextInt(40_000), width);
            double lowest = columns.lowest();
            double highest = columns.highest();
            columns.crop(width);

            for (int i = 0; i < columns.count(); i++) {
                assertThat(columns.x(i)).isBetween(0.0, width + 0.5);
                assertThat(columns.low(i)).isBetween(lowest, highest);
                assertThat(columns.high(i)).isBetween(lowest, highest);
            }
        }
        columns.fill(new long[] {0, 10_000, 20_000}, new double[] {0, 10, 30}, 5_000, 15_000, 100);
        columns.crop(100);
        assertThat(columns.x(0)).isZero();
        assertThat(columns.x(2)).isEqualTo(100);
        assertThat(columns.joined(1)).isTrue();
        assertThat(columns.joined(2)).isTrue();
    }

    @Test
    void thereAreNeverMoreEntriesThanPixelsAndNeighbours() {
        columns.fill(seconds(100_000), new double[100_000], 10_000, 90_000_000, 640);

        assertThat(columns.count()).isLessThanOrEqualTo(640 + 3);
        assertThat(IntStream.range(1, columns.count()).allMatch(i -> columns.x(i) > columns.x(i - 1))).isTrue();
    }

    @Test
    void aGapBreaksTheLine() {
        columns.fill(seconds(5), new double[] {1, 2, NO, 4, 5}, 0, 4000, 400);

        assertThat(columns.count()).isEqualTo(4);
        assertThat(IntStream.range(0, 4).mapToObj(columns::joined)).containsExactly(false, true, false, true);
    }

    @Test
    void aGapNarrowerThanAPixelStillBreaksTheLine() {
        var values = new double[1000];
        values[500] = NO;

        columns.fill(seconds(1000), values, 0, 999_000, 10);

        assertThat(IntStream.range(1, columns.count()).filter(i -> !columns.joined(i)).count()).isEqualTo(1);
    }

    @Test
    void aSampleBetweenGapsStandsAlone() {
        columns.fill(seconds(5), new double[] {NO, NO, 7, NO, 5}, 0, 4000, 400);

        assertThat(columns.alone(0)).isTrue();
        assertThat(columns.x(0)).isEqualTo(200);
        assertThat(columns.first(0)).isEqualTo(7);
    }

    @Test
    void aSingleSampleIsAnEntry() {
        columns.fill(new long[] {500}, new double[] {3}, 0, 1000, 100);

        assertThat(columns.count()).isEqualTo(1);
        assertThat(columns.x(0)).isEqualTo(50);
        assertThat(columns.alone(0)).isTrue();
        assertThat(columns.anythingInside()).isTrue();
    }

    @Test
    void linesRunToTheEdgeBecauseTheNeighboursOutsideAreKept() {
        columns.fill(seconds(10), IntStream.range(0, 10).asDoubleStream().toArray(), 2500, 6500, 400);

        assertThat(columns.count()).isEqualTo(6);
        assertThat(columns.x(0)).isNegative();
        assertThat(columns.first(0)).isEqualTo(2);
        assertThat(columns.x(5)).isGreaterThan(400);
        assertThat(columns.first(5)).isEqualTo(7);
        assertThat(columns.lowest()).isEqualTo(3);
        assertThat(columns.highest()).isEqualTo(6);
    }

    @Test
    void aRangeWithoutSamplesHasNothingInside() {
        columns.fill(seconds(10), new double[10], 20_000, 30_000, 400);

        assertThat(columns.anythingInside()).isFalse();
    }

    @Test
    void nothingOfNothing() {
        columns.fill(new long[0], new double[0], 0, 1000, 400);
        assertThat(columns.count()).isZero();

        columns.fill(seconds(5), new double[5], 0, 0, 400);
        assertThat(columns.count()).isZero();

        columns.fill(seconds(5), new double[5], 0, 4000, 0);
        assertThat(columns.count()).isZero();

        columns.fill(seconds(3), new double[] {NO, NO, NO}, 0, 4000, 100);
        assertThat(columns.count()).isZero();
        assertThat(columns.anythingInside()).isFalse();
    }

    @Test
    void inAColumnTheOrderOfFirstAndLastIsKept() {
        columns.fill(new long[] {0, 1, 2, 3}, new double[] {5, 9, 1, 6}, 0, 100_000, 10);

        assertThat(columns.count()).isEqualTo(1);
        assertThat(columns.first(0)).isEqualTo(5);
        assertThat(columns.high(0)).isEqualTo(9);
        assertThat(columns.low(0)).isEqualTo(1);
        assertThat(columns.last(0)).isEqualTo(6);
    }

    @Test
    void itIsReusedFromWideToNarrowAndBack() {
        columns.fill(seconds(3600), new double[3600], 0, 3_599_000, 2000);
        columns.fill(seconds(3600), new double[3600], 0, 3_599_000, 10);
        assertThat(columns.count()).isLessThanOrEqualTo(12);

        columns.fill(seconds(3600), new double[3600], 0, 3_599_000, 2000);
        assertThat(columns.count()).isGreaterThan(1900);
    }

    @Test
    void samplesOfTheSameMomentAreAllSeen() {
        columns.fill(new long[] {10, 10, 10}, new double[] {1, 8, 2}, 10, 20, 50);

        assertThat(highest()).isEqualTo(8);
        assertThat(PlotColumns.lowerBound(new long[] {10, 10, 10}, 3, 10)).isZero();
    }

    private double highest() {
        return IntStream.range(0, columns.count()).mapToDouble(columns::high).max().orElseThrow();
    }

    private static long[] seconds(int count) {
        return LongStream.range(0, count).map(i -> i * 1000).toArray();
    }
}
