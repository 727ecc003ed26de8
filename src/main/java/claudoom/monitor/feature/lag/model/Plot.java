package claudoom.monitor.feature.lag.model;

import claudoom.monitor.feature.lag.model.PastLag.Bucket;
import claudoom.monitor.feature.lag.model.PastLag.Series;
import claudoom.monitor.terms.ConsumerId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of one consumer over a time, ready to be drawn: what the history has, and from where that ends every sample.
 *
 * @param gaps pairs of times between which it was not observed
 */
public record Plot(ConsumerId id, Map<Series, Line> lines, List<long[]> gaps) {

    /**
     * One number over time. A time stands for all since the one before it.
     *
     * @param times ascending, epoch milliseconds
     * @param last NaN where nothing is known
     * @param lows the same array as {@code last} if every sample is there
     * @param highs likewise
     */
    public record Line(long[] times, double[] last, double[] lows, double[] highs) {

        static final Line NONE = of(new long[0], new double[0]);

        static Line of(long[] times, double[] values) {
            return new Line(times, values, values, values);
        }
    }

    /** Of what is wanted, with its gaps. */
    static Plot of(ConsumerId id, Map<Series, Line> lines, Set<Series> wanted) {
        var chosen = new EnumMap<Series, Line>(Series.class);
        wanted.forEach(series -> chosen.put(series, lines.getOrDefault(series, Line.NONE)));
        return new Plot(id, chosen, chosen.values().stream().findFirst().map(Plot::gaps).orElse(List.of()));
    }

    /** Whether there is nothing to draw. */
    public boolean isEmpty() {
        return lines.values().stream().allMatch(line -> line.times().length == 0);
    }

    /** What is kept in memory. */
    static Map<Series, Line> kept(LagSeries.Lines kept) {
        var lines = new EnumMap<Series, Line>(Series.class);
        lines.put(Series.LAG, Line.of(kept.times(), kept.lag()));
        lines.put(Series.PENDING, Line.of(kept.times(), kept.pending()));
        lines.put(Series.ACK_PENDING, Line.of(kept.times(), kept.ackPending()));
        lines.put(Series.REDELIVERED, Line.of(kept.times(), kept.redelivered()));
        lines.put(Series.WAITING, Line.of(kept.times(), kept.waiting()));
        return lines;
    }

    /** Buckets first, samples from where they begin; a hole of more than one bucket is a gap. */
    static Line joined(List<Bucket> buckets, Line kept) {
        long until = kept.times().length == 0 ? Long.MAX_VALUE : kept.times()[0];
        var old = buckets.stream().filter(bucket -> bucket.start().toEpochMilli() < until).toList();
        if (old.isEmpty()) {
            return kept;
        }
        int room = 2 * old.size() + 1 + kept.times().length;
        var joined = new Line(new long[room], new double[room], new double[room], new double[room]);
        int n = 0;
        long before = Long.MAX_VALUE;
        for (var bucket : old) {
            long start = bucket.start().toEpochMilli();
            long width = bucket.width().toMillis();
            n = before < start - width ? put(joined, n, before + 1, Double.NaN, Double.NaN, Double.NaN) : n;
            before = Math.min(start + width, until) - 1;
            n = put(joined, n, before, bucket.last(), bucket.min(), bucket.max());
        }
        if (until != Long.MAX_VALUE && until - before > 2 * old.getLast().width().toMillis()) {
            n = put(joined, n, before + 1, Double.NaN, Double.NaN, Double.NaN);
        }
        for (int i = 0; i < kept.times().length; i++) {
            n = put(joined, n, kept.times()[i], kept.last()[i], kept.lows()[i], kept.highs()[i]);
        }
        return new Line(Arrays.copyOf(joined.times, n), Arrays.copyOf(joined.last, n), Arrays.copyOf(joined.lows, n),
                Arrays.copyOf(joined.highs, n));
    }

    private static int put(Line line, int at, long time, double last, double low, double high) {
        line.times[at] = time;
        line.last[at] = last;
        line.lows[at] = low;
        line.highs[at] = high;
        return at + 1;
    }

    /** Pairs of times around what is not known. */
    static List<long[]> gaps(Line line) {
        var gaps = new ArrayList<long[]>();
        for (int i = 1; i + 1 < line.times().length; i++) {
            if (Double.isNaN(line.last()[i])) {
                gaps.add(new long[] {line.times()[i - 1], line.times()[i + 1]});
            }
        }
        return gaps;
    }
}
