package claudoom.monitor.traffic;

import org.jspecify.annotations.Nullable;

/**
 * Finds a tracked subject by its text: an open hash table, made once for the most subjects there can be, so that it never grows
 * in the middle of a flood. One thread.
 */
final class SubjectTable {

    /** Subjects made up to collide would cost more and more; beyond so many steps one finds no place. */
    private static final int MOST_STEPS = 128;

    private final @Nullable LiveSubject[] table;
    private final int mask;

    SubjectTable(int most) {
        table = new LiveSubject[Math.max(1024, Integer.highestOneBit(Math.max(1, most - 1)) << 2)];
        mask = table.length - 1;
    }

    /** A text's hash, spread over all bits. */
    static int mixed(int hash) {
        int h = hash * 0x9E3779B9;
        return h ^ (h >>> 15);
    }

    @Nullable LiveSubject find(String text, int mixed) {
        int slot = mixed & mask;
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            var here = table[slot];
            if (here == null || here.says(text)) {
                return here;
            }
            slot = (slot + 1) & mask;
        }
        return null;
    }

    /** Whether there is a place for one more with this hash. */
    boolean hasRoom(int mixed) {
        int slot = mixed & mask;
        int steps = 0;
        while (table[slot] != null && steps < MOST_STEPS) {
            slot = (slot + 1) & mask;
            steps++;
        }
        return steps < MOST_STEPS;
    }

    void put(LiveSubject subject, int mixed) {
        int slot = mixed & mask;
        while (table[slot] != null) {
            slot = (slot + 1) & mask;
        }
        table[slot] = subject;
    }

    void remove(LiveSubject subject, int mixed) {
        int gap = mixed & mask;
        while (table[gap] != subject) {
            gap = (gap + 1) & mask;
        }
        // what follows moves up, so that nothing is looked for in vain
        int slot = (gap + 1) & mask;
        for (var next = table[slot]; next != null; next = table[slot]) {
            int home = mixed(next.textHash()) & mask;
            if (((slot - home) & mask) >= ((slot - gap) & mask)) {
                table[gap] = next;
                gap = slot;
            }
            slot = (slot + 1) & mask;
        }
        table[gap] = null;
    }
}
