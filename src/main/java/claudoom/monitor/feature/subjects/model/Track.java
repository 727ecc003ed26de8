package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.traffic.Gaps.Gap;
import java.util.Arrays;
import java.util.List;

/** What is known of one charted number: the newest readings heard, and those read from a stream. Not for two threads at once. */
final class Track {

    /** Readings kept, live and stored each. */
    static final int MOST = 10_000;

    private long[] at = new long[256];
    private double[] value = new double[256];
    private int[] mark = new int[256];
    private int first;
    private int size;
    private long forgotten;
    private long[] storedAt = {};
    private double[] storedValue = {};
    private int[] storedMark = {};

    /** @param sign equal for equal payloads */
    void add(long when, double reading, int sign) {
        if (size == at.length && size < MOST) {
            grow();
        }
        if (size == at.length) {
            first = (first + 1) % at.length;
            size--;
            forgotten++;
        }
        int slot = (first + size) % at.length;
        at[slot] = when;
        value[slot] = reading;
        mark[slot] = sign;
        size++;
    }

    /** Nothing is known from the last reading on until the next one. */
    void interrupt() {
        if (size > 0) {
            int newest = (first + size - 1) % at.length;
            if (!Double.isNaN(value[newest])) {
                add(at[newest] + 1, Double.NaN, 0);
            }
        }
    }

    private void grow() {
        int room = Math.min(MOST, at.length * 2); // it has not gone round yet
        at = Arrays.copyOf(at, room);
        value = Arrays.copyOf(value, room);
        mark = Arrays.copyOf(mark, room);
    }

    /** Readings from a stream, newest first, in place of those before. */
    void stored(long[] times, double[] values, int[] signs) {
        int kept = Math.min(MOST, times.length);
        storedAt = Arrays.copyOf(times, kept);
        storedValue = Arrays.copyOf(values, kept);
        storedMark = Arrays.copyOf(signs, kept);
    }

    int live() {
        return size;
    }

    /** All readings in order, each once, with gaps where nothing was heard and no stream fills it. */
    Points points(List<Gap> gaps) {
        var liveAt = new long[size];
        var liveMark = new int[size];
        for (int n = 0; n < size; n++) { // newest first
            int slot = (first + size - 1 - n) % at.length;
            liveAt[n] = at[slot];
            liveMark[n] = mark[slot];
        }
        var overlap = new Overlap(liveAt, liveMark, storedAt, storedMark);
        var merge = new Merge(size + storedAt.length + gaps.size() + 1);
        int stored = storedAt.length - 1;
        int live = size - 1;
        while (stored >= 0 || live >= 0) {
            long storedTime = stored < 0 ? Long.MAX_VALUE : storedAt[stored] + overlap.skew();
            long liveTime = live < 0 ? Long.MAX_VALUE : liveAt[live];
            if (stored >= 0 && overlap.twin(stored) != Overlap.NONE) {
                stored--;
            } else if (storedTime < liveTime) {
                merge.add(storedTime, storedValue[stored--], true);
            } else {
                boolean unknown = live == size - 1 && storedAt.length > 0 && !overlap.any();
                merge.live(liveTime, value[(first + size - 1 - live) % at.length], unknown, gaps);
                live--;
            }
        }
        return merge.points(forgotten);
    }

    /** Puts readings one after the other. */
    private static final class Merge {

        private final long[] times;
        private final double[] values;
        private int count;
        private boolean fromStream;

        Merge(int most) {
            times = new long[most];
            values = new double[most];
        }

        void live(long time, double reading, boolean unknownBefore, List<Gap> gaps) {
            if (count > 0 && !fromStream) {
                long before = times[count - 1];
                boolean crossed = gaps.stream().anyMatch(gap -> gap.to() != null && gap.from().toEpochMilli() < time
                        && gap.to().toEpochMilli() > before);
                if (crossed && !Double.isNaN(values[count - 1])) {
                    add(before + 1, Double.NaN, false);
                }
            } else if (count > 0 && unknownBefore) {
                add(times[count - 1] + 1, Double.NaN, false);
            }
            add(time, reading, false);
        }

        void add(long time, double reading, boolean stored) {
            if (count == times.length) {
                return;
            }
            times[count] = count == 0 ? time : Math.max(times[count - 1], time);
            values[count++] = reading;
            fromStream = stored;
        }

        Points points(long forgotten) {
            return new Points(Arrays.copyOf(times, count), Arrays.copyOf(values, count), forgotten);
        }
    }
}
