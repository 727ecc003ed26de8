package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The last hour of one consumer for the chart, bounded. While nothing changes only the ends of the quiet time are kept, so a
 * thousand idle consumers cost little; a time without samples is kept as a gap.
 */
public final class LagSeries {

    public static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 4_096;
    private static final int FIELDS = 4;
    private static final int UNKNOWN = -1;

    private long[] times = new long[16];
    /** Pending, ack pending, redelivered, waiting of each time. */
    private long[] values = new long[16 * FIELDS];
    private int size;

    /**
     * A copy for drawing: times in epoch milliseconds, NaN where nothing is known.
     *
     * @param gaps pairs of times between which it was not observed
     */
    public record Lines(long[] times, double[] lag, double[] pending, double[] ackPending, double[] redelivered,
            double[] waiting, List<long[]> gaps) {}

    /** @param longestGap samples further apart than this leave a gap */
    public void add(ConsumerSample sample, Duration longestGap) {
        long at = sample.at().toEpochMilli();
        if (size > 0 && at <= times[size - 1]) {
            return;
        }
        if (size > 0 && at - times[size - 1] > longestGap.toMillis()) {
            put(times[size - 1] + 1, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
        }
        put(at, sample.pending(), sample.ackPending(), sample.redelivered(), sample.waiting());
        if (size > 2 && same(size - 1, size - 2) && same(size - 2, size - 3)) {
            times[size - 2] = times[size - 1];
            size--;
        }
        forgetBefore(at - KEPT.toMillis());
    }

    private void put(long at, long... fields) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            values = Arrays.copyOf(values, size * 2 * FIELDS);
        }
        times[size] = at;
        System.arraycopy(fields, 0, values, size * FIELDS, FIELDS);
        size++;
    }

    private boolean same(int one, int other) {
        return Arrays.equals(values, one * FIELDS, (one + 1) * FIELDS, values, other * FIELDS, (other + 1) * FIELDS);
    }

    /** In strides, so that the copying is rare. */
    private void forgetBefore(long oldest) {
        int stale = 0;
        while (stale + 1 < size && times[stale + 1] < oldest) {
            stale++;
        }
        int most = size >= MOST ? Math.max(stale, MOST / 4) : stale;
        if (most > 64 || (most > 0 && size >= MOST)) {
            System.arraycopy(times, most, times, 0, size - most);
            System.arraycopy(values, most * FIELDS, values, 0, (size - most) * FIELDS);
            size -= most;
        }
    }

    /** Everything since then, with the last value before it. */
    public Lines since(Instant from) {
        int first = indexAtOrBefore(from.toEpochMilli());
        int count = size - first;
        var at = Arrays.copyOfRange(times, first, size);
        var fields = new double[FIELDS + 1][count];
        var gaps = new ArrayList<long[]>();
        for (int i = 0; i < count; i++) {
            int entry = (first + i) * FIELDS;
            boolean known = values[entry] != UNKNOWN;
            for (int field = 0; field < FIELDS; field++) {
                fields[field][i] = known ? values[entry + field] : Double.NaN;
            }
            fields[FIELDS][i] = fields[0][i] + fields[1][i];
            if (!known && i > 0 && i + 1 < count) {
                gaps.add(new long[] {at[i - 1], at[i + 1]});
            }
        }
        return new Lines(at, fields[4], fields[0], fields[1], fields[2], fields[3], gaps);
    }

    private int indexAtOrBefore(long moment) {
        int found = Arrays.binarySearch(times, 0, size, moment);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /** The highest lag in each of {@code count} equal parts of the time before {@code now}; NaN where it is not known. */
    public double[] trend(Instant now, Duration span, int count) {
        var highest = new double[count];
        Arrays.fill(highest, Double.NaN);
        long end = now.toEpochMilli();
        double part = (double) span.toMillis() / count;
        long begin = end - span.toMillis();
        for (int i = indexAtOrBefore(begin); i < size; i++) {
            if (values[i * FIELDS] == UNKNOWN) {
                continue;
            }
            double lag = values[i * FIELDS] + (double) values[i * FIELDS + 1];
            long until = i + 1 < size ? times[i + 1] - 1 : times[i];
            int from = (int) Math.max(0, Math.floor((times[i] - begin) / part));
            int to = (int) Math.min(count - 1, Math.floor((until - begin) / part));
            for (int slot = from; slot <= to; slot++) {
                highest[slot] = Double.isNaN(highest[slot]) ? lag : Math.max(highest[slot], lag);
            }
        }
        return highest;
    }

    int entries() {
        return size;
    }
}
