package claudoom.monitor.feature.subjects.model;

import java.util.Arrays;

/**
 * Finds out which messages that a stream holds were heard live as well. Nothing in a message says so: equal payloads at about the
 * same distance in time are taken for one message. The server's clock may differ from ours; the nearest pair tells by how much.
 */
final class Overlap {

    static final int NONE = -1;
    /** Two different clocks, a network and a busy machine lie between storing and receiving. */
    private static final long TOLERANCE = 2_000;
    private static final long LARGEST_SKEW = 3_600_000;
    /** So many of the newest stored ones are looked at for the difference of the clocks. */
    private static final int SAMPLE = 50;

    private final int[] twins;
    private final long skew;
    private final boolean any;

    /** Times in epoch milliseconds and marks that are equal for equal payloads, all newest first. */
    Overlap(long[] liveAt, int[] liveMark, long[] storedAt, int[] storedMark) {
        twins = new int[storedAt.length];
        Arrays.fill(twins, NONE);
        long nearest = nearest(liveAt, liveMark, storedAt, storedMark);
        skew = nearest == Long.MAX_VALUE ? 0 : nearest;
        boolean found = false;
        int next = 0;
        for (int s = 0; nearest != Long.MAX_VALUE && s < storedAt.length; s++) {
            long expected = storedAt[s] + skew;
            while (next < liveAt.length && liveAt[next] > expected + TOLERANCE) {
                next++;
            }
            int best = best(liveAt, liveMark, next, expected, storedMark[s]);
            if (best != NONE && !nearer(s + 1, storedAt, storedMark, storedMark[s], liveAt[best], expected)) {
                twins[s] = best;
                next = best + 1;
                found = true;
            }
        }
        any = found;
    }

    private static int best(long[] liveAt, int[] liveMark, int from, long expected, int mark) {
        int best = NONE;
        for (int n = from; n < liveAt.length && liveAt[n] >= expected - TOLERANCE; n++) {
            boolean nearer =
                    best == NONE || Math.abs(liveAt[n] - expected) < Math.abs(liveAt[best] - expected);
            if (liveMark[n] == mark && nearer) {
                best = n;
            }
        }
        return best;
    }

    /** Whether the next stored one with the same payload fits that moment better. */
    private boolean nearer(int from, long[] storedAt, int[] storedMark, int mark, long live, long expected) {
        for (int s = from; s < storedAt.length && storedAt[s] + skew >= live - TOLERANCE; s++) {
            if (storedMark[s] == mark) {
                return Math.abs(live - storedAt[s] - skew) < Math.abs(live - expected);
            }
        }
        return false;
    }

    private static long nearest(long[] liveAt, int[] liveMark, long[] storedAt, int[] storedMark) {
        long nearest = Long.MAX_VALUE;
        for (int s = 0; s < Math.min(SAMPLE, storedAt.length); s++) {
            for (int n = 0; n < liveAt.length; n++) {
                long apart = liveAt[n] - storedAt[s];
                boolean possible = liveMark[n] == storedMark[s] && Math.abs(apart) <= LARGEST_SKEW;
                if (possible && (nearest == Long.MAX_VALUE || Math.abs(apart) < Math.abs(nearest))) {
                    nearest = apart;
                }
            }
        }
        return nearest;
    }

    /** Which of the live ones this stored one is, or {@link #NONE}. */
    int twin(int stored) {
        return twins[stored];
    }

    /** What to add to a stored time to get about the time of receiving, in milliseconds; 0 if nothing tells. */
    long skew() {
        return skew;
    }

    /** Whether any message is in both. */
    boolean any() {
        return any;
    }
}
