package claudoom.monitor.feature.lag.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.lag.model.PastLag.Bucket;
import claudoom.monitor.feature.lag.model.PastLag.Kind;
import claudoom.monitor.feature.lag.model.PastLag.Mark;
import claudoom.monitor.feature.lag.model.PastLag.Series;
import claudoom.monitor.feature.lag.model.Plot.Line;
import claudoom.monitor.feature.lag.model.PlotReader.Answer;
import claudoom.monitor.feature.lag.model.PlotReader.Question;
import claudoom.monitor.terms.ConsumerId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is drawn of a consumer: the history, and from where it ends what is in memory. */
class PlotTest {

    private static final ConsumerId WORKER = new ConsumerId("EVENTS", "worker");
    private static final Instant T0 = History.BEGIN;
    private static final long AT = T0.toEpochMilli();
    private static final Duration WIDTH = Duration.ofMinutes(5);

    private final LagBook book = new LagBook(Duration.ofSeconds(2));
    private final LagMarks marks = new LagMarks();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void bucketsComeFirstAndSamplesFromWhereTheyBegin() {
        var kept = Line.of(new long[] {AT + 600_000, AT + 602_000}, new double[] {5, 6});

        var line = Plot.joined(List.of(bucket(0, 1, 9_000, 3), bucket(1, 2, 8, 4)), kept);

        assertThat(line.times()).containsExactly(AT + 299_999, AT + 599_999, AT + 600_000, AT + 602_000);
        assertThat(line.last()).containsExactly(3, 4, 5, 6);
        assertThat(line.highs()).containsExactly(9_000, 8, 5, 6);
        assertThat(line.lows()).containsExactly(1, 2, 5, 6);
        assertThat(Plot.gaps(line)).isEmpty();
    }

    @Test
    void aBucketThatReachesIntoTheSamplesEndsBeforeThem() {
        var kept = Line.of(new long[] {AT + 100_000}, new double[] {5});

        var line = Plot.joined(List.of(bucket(0, 1, 9, 3), bucket(1, 2, 8, 4)), kept);

        assertThat(line.times()).containsExactly(AT + 99_999, AT + 100_000);
        assertThat(line.highs()).containsExactly(9, 5);
    }

    @Test
    void missingBucketsAreAGapAndSoIsTheTimeBeforeTheFirstSample() {
        var kept = Line.of(new long[] {AT + 10_000_000}, new double[] {5});

        var line = Plot.joined(List.of(bucket(0, 1, 9, 3), bucket(4, 2, 8, 4)), kept);

        assertThat(Arrays.stream(line.last()).filter(Double::isNaN).count()).isEqualTo(2);
        assertThat(Plot.gaps(line)).hasSize(2);
        assertThat(line.times()).isSorted();
    }

    @Test
    void theHistoryIsAskedOnceForTheSameTimeAndNotAtAllForWhatIsInMemory() {
        for (int second = 0; second <= 600; second += 2) {
            sample(second, second);
        }
        var past = past(CompletableFuture.completedFuture(List.of()));
        var reader = new PlotReader(book, marks, () -> past);

        assertThat(reader.read(question(AT + 10_000, AT + 600_000)).plots().get(WORKER)).isNotNull();
        assertThat(asked.get()).isZero();

        reader.read(question(AT - 600_000, AT + 600_000));
        reader.read(question(AT - 600_000, AT + 600_000));
        assertThat(asked.get()).isEqualTo(Series.values().length);
    }

    @Test
    void aBrokenHistoryIsToldAndWhatIsInMemoryIsStillThere() {
        sample(0, 7);
        var past = past(CompletableFuture.failedFuture(new IOException("disk is gone")));
        var reader = new PlotReader(book, marks, () -> past);

        var answer = reader.read(question(AT - 600_000, AT + 600_000));

        assertThat(answer.problem()).contains("could not be read").contains("disk is gone");
        assertThat(line(answer).last()).containsExactly(7);
    }

    @Test
    void whoIsNotKnownHasAnEmptyPlot() {
        var reader = new PlotReader(book, marks, PastLag::none);

        assertThat(line(reader.read(question(AT, AT + 1))).times()).isEmpty();
    }

    @Test
    void marksOfTheHistoryAndOfThisRunAreOneListWithoutDoubles() {
        marks.record(T0.plusSeconds(1), Kind.COMMAND, "pause");
        var both = new Mark(T0, Kind.COMMAND, "pause", null, null);
        var older = new Mark(T0.minusSeconds(5), Kind.CONNECTION, "connected", null, null);
        var past = new PastLag() {
            @Override
            public CompletableFuture<List<Bucket>> between(ConsumerId id, Series series, Instant from, Instant to,
                    int most) {
                return CompletableFuture.completedFuture(List.of());
            }

            @Override
            public CompletableFuture<List<Mark>> marks(Instant from, Instant to) {
                return CompletableFuture.completedFuture(List.of(older, both));
            }
        };
        var reader = new PlotReader(book, marks, () -> past);

        assertThat(reader.read(question(AT - 60_000, AT + 60_000)).marks()).containsExactly(older, both);
    }

    @Test
    void marksAreBounded() {
        for (int i = 0; i < 5_000; i++) {
            marks.record(T0.plusSeconds(i), Kind.COMMAND, "x".repeat(5_000));
        }

        var all = marks.between(T0, T0.plusSeconds(9_999));
        assertThat(all).hasSize(1_000);
        assertThat(all.getFirst().text()).hasSizeLessThan(300);
    }

    @Test
    void numbersBecomeCsvThatNoSpreadsheetTakesForAFormula() throws IOException {
        var lag = new Line(new long[] {AT, AT + 1_000, AT + 2_000}, new double[] {5, Double.NaN, 7},
                new double[] {5, Double.NaN, 1}, new double[] {5, Double.NaN, 90});
        var plot = new Plot(new ConsumerId("EVENTS", "=cmd()"), Map.of(Series.LAG, lag), List.of());
        var out = new ByteArrayOutputStream();

        long lines = PlotCsv.write(List.of(plot), AT, AT + 5_000, out);

        var text = out.toString(StandardCharsets.UTF_8).split("\r\n", -1);
        assertThat(lines).isEqualTo(2);
        assertThat(text[0]).startsWith("time,stream,consumer,lag,lag_min,lag_max,pending,");
        assertThat(text[1]).isEqualTo("\"2026-11-01T12:00:00Z\",\"EVENTS\",\"'=cmd()\",5,5,5,,,,,,,,,,,,");
        assertThat(text[2]).contains(",7,1,90,");
    }

    private PastLag past(CompletableFuture<List<Bucket>> answer) {
        return new PastLag() {
            @Override
            public CompletableFuture<List<Bucket>> between(ConsumerId id, Series series, Instant from, Instant to,
                    int most) {
                asked.incrementAndGet();
                return answer;
            }

            @Override
            public CompletableFuture<List<Mark>> marks(Instant from, Instant to) {
                return CompletableFuture.completedFuture(List.of());
            }
        };
    }

    private static Line line(Answer answer) {
        var plot = Objects.requireNonNull(answer.plots().get(WORKER));
        return Objects.requireNonNull(plot.lines().get(Series.LAG));
    }

    private static Question question(long from, long to) {
        return new Question(List.of(WORKER), EnumSet.allOf(Series.class), from, to);
    }

    private static Bucket bucket(int place, double min, double max, double last) {
        return new Bucket(T0.plus(WIDTH.multipliedBy(place)), WIDTH, min, max, last, 150);
    }

    private void sample(int second, long pending) {
        book.take(new ConsumerRow(WORKER, History.PULL, new ConsumerSample(T0.plusSeconds(second), null, pending, 0, 0,
                1, false, false, new Position(0, 0), new Position(0, 0), null)));
    }
}
