package claudoom.monitor.feature.agents.model;

import claudoom.monitor.traffic.LiveSubject;
import java.util.Arrays;
import java.util.List;

/** The newest marks of one subject, as numbers in arrays: there may be thousands of lanes. One thread. */
final class MarkRing {

    private static final int FIRST = 16;

    private final LiveSubject subject;
    private final int most;
    private long[] at = new long[FIRST];
    private long[] entry = new long[FIRST];
    private int[] count = new int[FIRST];
    private long added;

    MarkRing(LiveSubject subject, int most) {
        this.subject = subject;
        this.most = most;
    }

    LiveSubject subject() {
        return subject;
    }

    void add(long when, long number, long how) {
        if (added > 0 && entry[slot(added - 1)] == number) {
            count[slot(added - 1)] += (int) how; // one that came while the counters were read
            return;
        }
        if (added == at.length && at.length < most) {
            int room = Math.min(most, at.length * 2);
            at = Arrays.copyOf(at, room);
            entry = Arrays.copyOf(entry, room);
            count = Arrays.copyOf(count, room);
        }
        int slot = slot(added++);
        at[slot] = when;
        entry[slot] = number;
        count[slot] = (int) Math.min(how, Integer.MAX_VALUE);
    }

    void clear() {
        added = 0;
    }

    private int slot(long number) {
        return (int) (number % at.length);
    }

    /** Adds those between two moments, both included. */
    void copy(long from, long to, List<LaneMark> into) {
        for (long n = Math.max(0, added - at.length); n < added; n++) {
            int slot = slot(n);
            if (at[slot] >= from && at[slot] <= to) {
                into.add(new LaneMark(subject, at[slot], entry[slot], count[slot]));
            }
        }
    }

    /** Marks before this moment may have been forgotten, epoch milliseconds. */
    long knownSince() {
        return added <= at.length ? Long.MIN_VALUE : at[slot(added - at.length)];
    }
}
