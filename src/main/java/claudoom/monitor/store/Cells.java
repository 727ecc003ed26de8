package claudoom.monitor.store;

import claudoom.monitor.store.LagHistory.Figure;

/**
 * How a bucket lies in an array of numbers: how many samples it was made of and one more (so that 0 is no bucket), when the last of
 * them came, and minimum, maximum and last of each figure. To merge is to merge again: twice the same changes nothing.
 */
final class Cells {

    static final int FIGURES = Figure.values().length;
    /** Numbers of one bucket. */
    static final int WIDE = 2 + 3 * FIGURES;
    static final int PRESENT = 0;
    /** Of the last sample, in {@link #TICK}s since the bucket began. */
    static final int AT = 1;
    static final int TICK = 250;

    private Cells() {}

    static int min(int figure) {
        return 2 + 3 * figure;
    }

    static int max(int figure) {
        return 3 + 3 * figure;
    }

    static int last(int figure) {
        return 4 + 3 * figure;
    }

    /** A bucket of one sample. */
    static void set(long[] cells, int offset, long present, long ticks, long[] values) {
        cells[offset + PRESENT] = present;
        cells[offset + AT] = ticks;
        for (int figure = 0; figure < FIGURES; figure++) {
            cells[offset + min(figure)] = values[figure];
            cells[offset + max(figure)] = values[figure];
            cells[offset + last(figure)] = values[figure];
        }
    }

    /** Another sample of the same bucket, as new as any. */
    static void add(long[] cells, int offset, long ticks, long[] values) {
        cells[offset + PRESENT]++;
        cells[offset + AT] = Math.max(cells[offset + AT], ticks);
        for (int figure = 0; figure < FIGURES; figure++) {
            cells[offset + min(figure)] = Math.min(cells[offset + min(figure)], values[figure]);
            cells[offset + max(figure)] = Math.max(cells[offset + max(figure)], values[figure]);
            cells[offset + last(figure)] = values[figure];
        }
    }

    /** What two windows saw of the same time, or one window twice: minimum of minimums, maximum of maximums, the later last. */
    static void merge(long[] into, int offset, long[] from, int source) {
        long mine = into[offset + PRESENT];
        long other = from[source + PRESENT];
        if (other == 0 || (other == 1 && mine > 1)) {
            return;
        }
        if (mine == 0 || (mine == 1 && other > 1)) { // only a bridge between two samples until now
            System.arraycopy(from, source, into, offset, WIDE);
            return;
        }
        boolean later = from[source + AT] >= into[offset + AT];
        into[offset + PRESENT] = Math.max(mine, other);
        into[offset + AT] = Math.max(into[offset + AT], from[source + AT]);
        for (int figure = 0; figure < FIGURES; figure++) {
            into[offset + min(figure)] = Math.min(into[offset + min(figure)], from[source + min(figure)]);
            into[offset + max(figure)] = Math.max(into[offset + max(figure)], from[source + max(figure)]);
            if (later) {
                into[offset + last(figure)] = from[source + last(figure)];
            }
        }
    }

    /** A bucket of a finer tier becomes a share of a wider one; those of one wider bucket come in the order of time. */
    static void fold(long[] into, int offset, long[] from, int source, long ticksBefore) {
        long mine = into[offset + PRESENT];
        long other = from[source + PRESENT];
        if (other == 0 || (other == 1 && mine > 0)) {
            return;
        }
        if (mine <= 1) {
            System.arraycopy(from, source, into, offset, WIDE);
        } else {
            for (int figure = 0; figure < FIGURES; figure++) {
                into[offset + min(figure)] = Math.min(into[offset + min(figure)], from[source + min(figure)]);
                into[offset + max(figure)] = Math.max(into[offset + max(figure)], from[source + max(figure)]);
                into[offset + last(figure)] = from[source + last(figure)];
            }
            into[offset + PRESENT] = mine + other - 1;
        }
        into[offset + AT] = ticksBefore + from[source + AT];
    }
}
