package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The last hour of one consumer for the chart, bounded. While nothing changes only the ends of the quiet time are kept, so a
 * thousand idle consumers cost little; busy ones are packed, so five thousand of them are no more than some megabytes; a time
 * without samples is kept as a gap.
 */
public final class LagSeries {

    public static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 4_096;
    /** Time, pending, ack pending, redelivered, waiting. */
    private static final int FIELDS = 5;
    private static final int UNKNOWN = -1;
    /** The end of a quiet time still moves, so the newest are not packed yet. */
    private static final int LOOSE = 3;

    private final Deque<PackedSamples> packed = new ArrayDeque<>(1);
    private final long[] newest = new long[LOOSE * FIELDS];
    private int loose;
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
        long before = size == 0 ? at - 1 : time(loose - 1);
        if (at <= before) {
            return;
        }
        if (size > 0 && at - before > longestGap.toMillis()) {
            put(before + 1, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
        }
        put(at, sample.pending(), sample.ackPending(), sample.redelivered(), sample.waiting());
        forgetBefore(at - KEPT.toMillis());
    }

    private long time(int entry) {
        return newest[entry * FIELDS];
    }

    private void put(long at, long pending, long ackPending, long redelivered, long waiting) {
        if (loose == LOOSE) {
            pack();
        }
        int entry = loose * FIELDS;
        newest[entry] = at;
        newest[entry + 1] = pending;
        newest[entry + 2] = ackPending;
        newest[entry + 3] = redelivered;
        newest[entry + 4] = waiting;
        loose++;
        size++;
        if (loose == LOOSE && same(2, 1) && same(1, 0)) {
            newest[FIELDS] = at;
            loose--;
            size--;
        }
    }

    private boolean same(int one, int other) {
        return Arrays.equals(newest, one * FIELDS + 1, (one + 1) * FIELDS, newest, other * FIELDS + 1,
                (other + 1) * FIELDS);
    }

    /** The oldest of the newest. */
    private void pack() {
        if (packed.isEmpty() || packed.getLast().full()) {
            packed.addLast(new PackedSamples(FIELDS));
        }
        packed.getLast().add(newest, 0);
        System.arraycopy(newest, FIELDS, newest, 0, (LOOSE - 1) * FIELDS);
        loose--;
    }

    /** In strides, and never the last that still held then. */
    private void forgetBefore(long oldest) {
        while (packed.size() > 1 && (size > MOST || second() <= oldest)) {
            size -= packed.removeFirst().count();
        }
        if (packed.size() == 1 && time(0) <= oldest) {
            size -= packed.removeFirst().count();
        }
    }

    private long second() {
        var from = packed.iterator();
        from.next();
        return from.next().begin();
    }

    /** Everything since then, with the last value before it. */
    public Lines since(Instant from) {
        var all = unpacked();
        int first = indexAtOrBefore(all, from.toEpochMilli());
        int count = size - first;
        var at = new long[count];
        var fields = new double[FIELDS][count];
        var gaps = new ArrayList<long[]>();
        for (int i = 0; i < count; i++) {
            int entry = (first + i) * FIELDS;
            at[i] = all[entry];
            boolean known = all[entry + 1] != UNKNOWN;
            for (int field = 1; field < FIELDS; field++) {
                fields[field][i] = known ? all[entry + field] : Double.NaN;
            }
            fields[0][i] = fields[1][i] + fields[2][i];
            if (!known && i > 0 && i + 1 < count) {
                gaps.add(new long[] {at[i - 1], all[entry + FIELDS]});
            }
        }
        return new Lines(at, fields[0], fields[1], fields[2], fields[3], fields[4], gaps);
    }

    private long[] unpacked() {
        var all = new long[size * FIELDS];
        int end = 0;
        for (var part : packed) {
            end = part.into(all, end);
        }
        System.arraycopy(newest, 0, all, end, loose * FIELDS);
        return all;
    }

    private int indexAtOrBefore(long[] all, long moment) {
        int low = 0;
        int high = size;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (all[middle * FIELDS] <= moment) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int entries() {
        return size;
    }
}
