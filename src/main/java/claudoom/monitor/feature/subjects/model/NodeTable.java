package claudoom.monitor.feature.subjects.model;

import java.util.Arrays;

/** Nodes by the hash of what leads to them: many small open tables, so that none is long to grow. Not thread-safe. */
final class NodeTable {

    private static final int BITS = 8;
    private static final int NONE = -1;

    private final Hash hash;
    private final int[][] tables = new int[1 << BITS][];
    private final int[] sizes = new int[1 << BITS];

    /** The hash of a node that is in the table. */
    @FunctionalInterface
    interface Hash {
        int of(int node);
    }

    /** Whether a node is the one looked for. */
    @FunctionalInterface
    interface Test {
        boolean is(int node);
    }

    NodeTable(Hash hash) {
        this.hash = hash;
        for (int i = 0; i < tables.length; i++) {
            tables[i] = empty(16);
        }
    }

    private static int[] empty(int size) {
        var table = new int[size];
        Arrays.fill(table, NONE);
        return table;
    }

    int find(int wanted, Test test) {
        var table = tables[wanted >>> (Integer.SIZE - BITS)];
        for (int slot = wanted & (table.length - 1); table[slot] != NONE; slot = (slot + 1) & (table.length - 1)) {
            if (test.is(table[slot])) {
                return table[slot];
            }
        }
        return NONE;
    }

    void add(int node, int itsHash) {
        int which = itsHash >>> (Integer.SIZE - BITS);
        if (++sizes[which] * 4 > tables[which].length * 3) {
            var old = tables[which];
            tables[which] = empty(old.length * 2);
            for (int each : old) {
                if (each != NONE) {
                    put(tables[which], each, hash.of(each));
                }
            }
        }
        put(tables[which], node, itsHash);
    }

    private static void put(int[] table, int node, int itsHash) {
        int slot = itsHash & (table.length - 1);
        while (table[slot] != NONE) {
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = node;
    }

    void remove(int node) {
        int itsHash = hash.of(node);
        var table = tables[itsHash >>> (Integer.SIZE - BITS)];
        int mask = table.length - 1;
        int gap = itsHash & mask;
        while (table[gap] != node) {
            gap = (gap + 1) & mask;
        }
        sizes[itsHash >>> (Integer.SIZE - BITS)]--;
        for (int slot = (gap + 1) & mask; table[slot] != NONE; slot = (slot + 1) & mask) {
            int home = hash.of(table[slot]) & mask;
            if (((slot - home) & mask) >= ((slot - gap) & mask)) {
                table[gap] = table[slot];
                gap = slot;
            }
        }
        table[gap] = NONE;
    }
}
