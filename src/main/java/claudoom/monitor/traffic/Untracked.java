package claudoom.monitor.traffic;

/**
 * How many subjects came that are not tracked: exact as long as they are not too many to be told apart, from then on at least
 * so many. They are told apart by 64 bits of a hash. The intake thread writes, any may read the numbers.
 */
final class Untracked {

    /** So many are told apart, in 4 MB. */
    static final int MOST = 1 << 18;

    private long[] marks = new long[1 << 10];
    private int count;
    private boolean more;
    private long messages;

    /** A subject is not tracked, or no longer. */
    void add(String subject, long itsMessages) {
        messages += itsMessages;
        long mark = mark(subject);
        int slot = find(mark);
        if (marks[slot] == mark) {
            return;
        }
        if (count == MOST) {
            more = true;
            return;
        }
        marks[slot] = mark;
        count++;
        if (count * 2 > marks.length) {
            grow();
        }
    }

    /** A subject is tracked. */
    void remove(String subject) {
        if (count == 0) {
            return;
        }
        long mark = mark(subject);
        int gap = find(mark);
        if (marks[gap] != mark) {
            return;
        }
        count--;
        for (int slot = next(gap); marks[slot] != 0; slot = next(slot)) {
            if (((slot - home(marks[slot])) & (marks.length - 1)) >= ((slot - gap) & (marks.length - 1))) {
                marks[gap] = marks[slot];
                gap = slot;
            }
        }
        marks[gap] = 0;
    }

    private static long mark(String subject) {
        long hash = 0x9E3779B97F4A7C15L;
        for (int i = 0; i < subject.length(); i++) {
            hash = (hash ^ subject.charAt(i)) * 0xD6E8FEB86659FD93L;
            hash ^= hash >>> 32;
        }
        return hash == 0 ? 1 : hash;
    }

    private int find(long mark) {
        int slot = home(mark);
        while (marks[slot] != 0 && marks[slot] != mark) {
            slot = next(slot);
        }
        return slot;
    }

    private int home(long mark) {
        return (int) mark & (marks.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (marks.length - 1);
    }

    private void grow() {
        var all = marks;
        marks = new long[all.length * 2];
        for (long mark : all) {
            if (mark != 0) {
                marks[find(mark)] = mark;
            }
        }
    }

    int subjects() {
        return count;
    }

    boolean exact() {
        return !more;
    }

    long messages() {
        return messages;
    }
}
