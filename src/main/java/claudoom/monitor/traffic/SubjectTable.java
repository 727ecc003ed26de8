package claudoom.monitor.traffic;

import org.jspecify.annotations.Nullable;

/**
 * Finds a tracked subject by its text: an open hash table of integers, made once for the most subjects there can be, so that it
 * never grows in the middle of a flood. One thread.
 */
final class SubjectTable {

    /** Subjects made up to collide would cost more and more; beyond so many steps one finds no place. */
    private static final int MOST_STEPS = 128;

    private final Roll<LiveSubject> subjects;
    /** Number and one in the lower bits, a part of the hash in the upper ones; 0 where nothing is. */
    private final int[] table;
    private final int numberMask;
    private final int shift;

    SubjectTable(Roll<LiveSubject> subjects, int most) {
        this.subjects = subjects;
        numberMask = (Integer.highestOneBit(Math.max(1, most)) << 1) - 1;
        int size = Math.max(1024, Integer.highestOneBit(Math.max(1, most - 1)) << 2);
        table = new int[size];
        shift = Integer.numberOfLeadingZeros(size) + 1;
    }

    static int mixed(int hash) {
        int h = hash * 0x9E3779B9;
        return h ^ (h >>> 15);
    }

    private int home(int mixed) {
        return (mixed * 0x85EBCA6B) >>> shift;
    }

    @Nullable LiveSubject find(String text, int mixed) {
        int tag = mixed & ~numberMask;
        for (int slot = home(mixed), step = 0; step < MOST_STEPS; slot = (slot + 1) & (table.length - 1), step++) {
            int here = table[slot];
            if (here == 0) {
                return null;
            }
            if ((here & ~numberMask) == tag) {
                var subject = subjects.get((here & numberMask) - 1);
                if (subject.says(text)) {
                    return subject;
                }
            }
        }
        return null;
    }

    /** False if there is no place for it. */
    boolean put(int number, int mixed) {
        for (int slot = home(mixed), step = 0; step < MOST_STEPS; slot = (slot + 1) & (table.length - 1), step++) {
            if (table[slot] == 0) {
                table[slot] = (mixed & ~numberMask) | (number + 1);
                return true;
            }
        }
        return false;
    }

    void remove(LiveSubject subject) {
        int mixed = mixed(subject.textHash());
        int wanted = (mixed & ~numberMask) | (subject.number() + 1);
        int slot = home(mixed);
        while (table[slot] != wanted) {
            slot = (slot + 1) & (table.length - 1);
        }
        close(slot);
    }

    /** Moves up what follows, so that nothing is looked for in vain. */
    private void close(int empty) {
        int gap = empty;
        for (int slot = (gap + 1) & (table.length - 1); table[slot] != 0; slot = (slot + 1) & (table.length - 1)) {
            int home = home(mixed(subjects.get((table[slot] & numberMask) - 1).textHash()));
            if (((slot - home) & (table.length - 1)) >= ((slot - gap) & (table.length - 1))) {
                table[gap] = table[slot];
                gap = slot;
            }
        }
        table[gap] = 0;
    }
}
