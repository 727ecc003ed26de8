package claudoom.monitor.feature.lag.model;

import java.util.Arrays;

/**
 * The highest lag of one consumer in each of the last parts of time, as drawn in one cell of a table: kept sample by sample, so
 * that nothing has to be gone through again. Parts are quarters of the clock's minutes, not of the time before the newest sample.
 */
final class RecentLag {

    private static final int PARTS = 40;
    private static final long WIDTH_MILLIS = 15_000;
    private static final long UNKNOWN = -1;

    private final long width;
    /** Of part number n at n modulo the count. */
    private final long[] highest;
    private double[] line = new double[0];
    private long newest = Long.MIN_VALUE;
    private long last = UNKNOWN;
    private boolean changed = true;

    /** Ten minutes. */
    RecentLag() {
        this(WIDTH_MILLIS, PARTS);
    }

    RecentLag(long widthMillis, int parts) {
        width = widthMillis;
        highest = new long[parts];
        Arrays.fill(highest, UNKNOWN);
    }

    /**
     * @param at epoch milliseconds, later than before
     * @param gap whether nothing is known of the time since the sample before
     */
    void add(long at, long lag, boolean gap) {
        long part = Math.floorDiv(at, width);
        if (newest != Long.MIN_VALUE) {
            long stood = gap ? UNKNOWN : last;
            for (long between = Math.max(newest + 1, part - highest.length); between <= part; between++) {
                highest[place(between)] = stood;
                changed = true;
            }
        }
        newest = part;
        last = lag;
        if (lag > highest[place(part)]) {
            highest[place(part)] = lag;
            changed = true;
        }
    }

    private int place(long part) {
        return (int) Math.floorMod(part, (long) highest.length);
    }

    /** Oldest first, NaN where it is not known; the same array until something in it changes. */
    double[] line() {
        if (changed) {
            var next = new double[highest.length];
            for (int n = 0; n < next.length; n++) {
                long value = newest == Long.MIN_VALUE ? UNKNOWN : highest[place(newest + 1 + n)];
                next[n] = value == UNKNOWN ? Double.NaN : value;
            }
            line = next;
            changed = false;
        }
        return line;
    }
}
