package claudoom.monitor.feature.events.model;

import java.util.Arrays;

/** Gives each different number an index, in the order in which they come first; for millions of them. */
final class LongIndex {

    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private long[] keys = new long[512];
    /** One more than the index of a key; 0 where none is. */
    private int[] slots = new int[1_024];
    private int size;

    /** The index of this key, which it gets now if it has none. */
    int add(long key) {
        int slot = slot(key);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == keys.length) {
            grow();
            slot = slot(key);
        }
        keys[size] = key;
        slots[slot] = ++size;
        return size - 1;
    }

    /** -1 if it has none. */
    int find(long key) {
        return slots[slot(key)] - 1;
    }

    private int slot(long key) {
        int slot = (int) ((key * SPREAD) >>> 33) & (slots.length - 1);
        while (slots[slot] != 0 && keys[slots[slot] - 1] != key) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, keys.length * 2);
        slots = new int[keys.length * 2];
        for (int n = 0; n < size; n++) {
            slots[slot(keys[n])] = n + 1;
        }
    }

    int size() {
        return size;
    }
}
