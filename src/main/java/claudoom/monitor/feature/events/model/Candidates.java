package claudoom.monitor.feature.events.model;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What one stream holds around a gap, as numbers, and which of it did not come live: each live message stands for the stored
 * one that says the same at the nearest time.
 */
final class Candidates {

    private final LongIndex contents = new LongIndex();
    private int[] content = new int[512];
    private long[] at = new long[512];
    private long[] sequence = new long[512];
    private @Nullable Stored[] kept = new @Nullable Stored[512];
    private int size;
    /** Those in the gap come first, then those before it, then those after it. */
    private int inside;
    private int before;

    /** @param when on our clock, epoch milliseconds */
    void add(long said, long when, long number, @Nullable Stored message) {
        if (size == at.length) {
            content = Arrays.copyOf(content, size * 2);
            at = Arrays.copyOf(at, size * 2);
            sequence = Arrays.copyOf(sequence, size * 2);
            kept = Arrays.copyOf(kept, size * 2);
        }
        content[size] = contents.add(said);
        at[size] = when;
        sequence[size] = number;
        kept[size++] = message;
    }

    /** What is added from now on lies before the gap. */
    void insideDone() {
        inside = size;
        before = size;
    }

    /** What is added from now on lies after it. */
    void beforeDone() {
        before = size;
    }

    int size() {
        return size;
    }

    int inside() {
        return inside;
    }

    long sequence(int n) {
        return sequence[n];
    }

    /** The message itself, if it was kept. */
    @Nullable Stored kept(int n) {
        return kept[n];
    }

    /** How many in the gap can only be told apart from live ones with a look at those around it: they are not the only ones to say so. */
    int doubtful(LiveCopies live) {
        var stored = new int[contents.size()];
        var said = new int[contents.size()];
        for (int n = 0; n < size; n++) {
            stored[content[n]]++;
        }
        for (int n = 0; n < live.size(); n++) {
            int what = contents.find(live.said(n));
            if (what >= 0) {
                said[what]++;
            }
        }
        int doubtful = 0;
        for (int n = 0; n < inside; n++) {
            int what = content[n];
            doubtful += said[what] > 1 || (said[what] == 1 && stored[what] > 1) ? 1 : 0;
        }
        return doubtful;
    }

    /** Finds what came live; one at a time stands for one. */
    final class Pairs {

        /** Candidates by what they say, each group by time. */
        private final int[] order = new int[size];
        private final int[] start = new int[contents.size() + 1];
        /** The next place in {@link #order} from here on that is not taken yet, to the right and to the left. */
        private final int[] right = new int[size + 1];
        private final int[] left = new int[size + 1];
        private final BitSet live = new BitSet(size);

        Pairs() {
            for (int n = 0; n < size; n++) {
                start[content[n] + 1]++;
            }
            for (int n = 0; n < contents.size(); n++) {
                start[n + 1] += start[n];
            }
            var next = Arrays.copyOf(start, contents.size());
            put(inside, before, next);
            put(0, inside, next);
            put(before, size, next);
            for (int n = 0; n <= size; n++) {
                right[n] = n;
                left[n] = n;
            }
        }

        private void put(int from, int to, int[] next) {
            for (int n = from; n < to; n++) {
                order[next[content[n]]++] = n;
            }
        }

        /** The places of the array begin with 1 here, so that 0 is "none". */
        private int free(int[] way, int from) {
            int place = from;
            while (way[place] != place) {
                way[place] = way[way[place]];
                place = way[place];
            }
            return place;
        }

        /**
         * A message that says this and came at that time.
         *
         * @param early so much earlier than it was stored it may have come, by the clocks
         * @param late so much later
         */
        void take(long said, long when, long early, long late) {
            int what = contents.find(said);
            if (what < 0) {
                return;
            }
            int from = start[what];
            int to = start[what + 1];
            int place = from;
            for (int high = to; place < high;) {
                int middle = (place + high) >>> 1;
                if (at[order[middle]] < when) {
                    place = middle + 1;
                } else {
                    high = middle;
                }
            }
            int after = free(right, place);
            int before = free(left, place) - 1;
            long later = after < to ? at[order[after]] - when : Long.MAX_VALUE;
            long earlier = before >= from ? when - at[order[before]] : Long.MAX_VALUE;
            boolean mayLater = later <= early;
            boolean mayEarlier = earlier <= late;
            if (mayLater && (!mayEarlier || later < earlier)) {
                take(after);
            } else if (mayEarlier) {
                take(before);
            }
        }

        private void take(int place) {
            live.set(order[place]);
            right[place] = place + 1;
            left[place + 1] = place;
        }

        /** Whether the nth came live. */
        boolean live(int n) {
            return live.get(n);
        }
    }
}
