package claudoom.monitor.store;

import java.util.Arrays;

/**
 * Buckets of one consumer and one tier that are not written yet, and the newest written one, which still grows. Bounded: what
 * could not be written for long is forgotten from its old end.
 */
final class Fresh {

    private static final int MOST = 300;

    private final Tier tier;
    private long[] buckets = new long[2];
    private long[] cells = new long[2 * Cells.WIDE];
    private int size;
    private long newest = Long.MIN_VALUE;
    private boolean changed;

    Fresh(Tier tier) {
        this.tier = tier;
    }

    /** @param longestGap as {@link LagHistory#sample} has it */
    void add(long at, long longestGap, long[] values) {
        long bucket = tier.bucket(at);
        long ticks = (at - bucket * tier.width) / Cells.TICK;
        if (size > 0 && buckets[size - 1] == bucket) {
            Cells.add(cells, (size - 1) * Cells.WIDE, ticks, values);
        } else {
            if (size > 0 && at > newest && at - newest <= longestGap) {
                bridge(bucket);
            }
            int place = put(bucket);
            Cells.set(cells, place, 2, ticks, values);
        }
        newest = at;
        changed = true;
    }

    /** Buckets between two samples that no gap parts: the value stood, but nobody looked. */
    private void bridge(long until) {
        var values = new long[Cells.FIGURES];
        for (int figure = 0; figure < Cells.FIGURES; figure++) {
            values[figure] = cells[(size - 1) * Cells.WIDE + Cells.last(figure)];
        }
        for (long between = Math.max(buckets[size - 1] + 1, until - tier.slots); between < until; between++) {
            int place = put(between);
            Cells.set(cells, place, 1, 0, values);
        }
    }

    private int put(long bucket) {
        if (size == MOST) {
            keepFrom(MOST / 4);
        }
        if (size == buckets.length) {
            buckets = Arrays.copyOf(buckets, size * 2);
            cells = Arrays.copyOf(cells, size * 2 * Cells.WIDE);
        }
        buckets[size] = bucket;
        return size++ * Cells.WIDE;
    }

    private void keepFrom(int first) {
        System.arraycopy(buckets, first, buckets, 0, size - first);
        System.arraycopy(cells, first * Cells.WIDE, cells, 0, (size - first) * Cells.WIDE);
        size -= first;
    }

    boolean changed() {
        return changed;
    }

    /** Everything up to now is written; the newest bucket stays, for it may grow. */
    void written() {
        keepFrom(size - 1);
        changed = false;
    }

    int size() {
        return size;
    }

    /** In which part the bucket at this index lies. */
    long part(int index) {
        return Math.floorDiv(buckets[index], tier.slots);
    }

    /** Adds the bucket at this index to the part in which it lies. */
    void into(Part part, int index) {
        part.merge((int) Math.floorMod(buckets[index], (long) tier.slots), cells, index * Cells.WIDE);
    }

    /** Adds those that lie in this part. */
    void into(Part part, long number) {
        for (int index = 0; index < size; index++) {
            if (part(index) == number) {
                into(part, index);
            }
        }
    }

    /** Epoch milliseconds of the newest sample. */
    long newest() {
        return newest;
    }
}
