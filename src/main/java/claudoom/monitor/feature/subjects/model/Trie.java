package claudoom.monitor.feature.subjects.model;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The shape of the subject tree, in plain arrays: a node costs about forty bytes whatever it is called, because its token
 * is a place in the text of the first subject that ran through it. Node 0 is the root above all subjects. Not thread-safe.
 */
final class Trie {

    static final int ROOT = 0;
    static final int NONE = -1;
    /** Tokens beyond this many stay together as one, dots and all, so that a subject of dots makes no bottomless tree. */
    static final int DEEPEST = 48;

    private final IntFunction<String> subjects;
    private int[] parent = new int[1024];
    private int[] sibling = new int[1024];
    private int[] own = new int[1024];
    private int[] example = new int[1024];
    private char[] from = new char[1024];
    private char[] to = new char[1024];
    private int[] branch = new int[1024];
    private int nodes;
    private int[] child = new int[256];
    private int[] children = new int[256];
    private int branches;
    private int[] table = new int[2048];

    /** @param subjects the text of a subject by its number; of a longer one the first 65,535 characters count */
    Trie(IntFunction<String> subjects) {
        this.subjects = subjects;
        Arrays.fill(table, NONE);
        node(NONE, 0, 0, 0);
        branch(ROOT);
    }

    int nodes() {
        return nodes;
    }

    int parent(int node) {
        return parent[node];
    }

    /** Number of the subject that ends at this node, or NONE. */
    int own(int node) {
        return own[node];
    }

    /** Number of a node among those that have, or had to be ready for, children; NONE for a plain leaf. */
    int branchOf(int node) {
        return branch[node];
    }

    /** How many nodes hang directly under it. */
    int children(int node) {
        return branch[node] == NONE ? 0 : children[branch[node]];
    }

    /** The newest child, or NONE; {@link #older} leads to the others. */
    int newestChild(int node) {
        return branch[node] == NONE ? NONE : child[branch[node]];
    }

    int older(int node) {
        return sibling[node];
    }

    String token(int node) {
        return node == ROOT ? "" : subjects.apply(example[node]).substring(from[node], to[node]);
    }

    /** The subject as far as this node, dots between. */
    String path(int node) {
        return node == ROOT ? "" : subjects.apply(example[node]).substring(0, to[node]);
    }

    /** Adds the subject and returns its node. A node that gets its first child is announced through {@code grown}. */
    int add(int subject, Grown grown) {
        String text = subjects.apply(subject);
        int node = ROOT;
        int start = 0;
        int length = Math.min(text.length(), Character.MAX_VALUE);
        for (int depth = 1; start <= length; depth++) {
            int dot = depth >= DEEPEST ? NONE : text.indexOf('.', start, length);
            int end = dot < 0 ? length : dot;
            node = childOf(node, subject, text, start, end, grown);
            start = end + 1;
        }
        own[node] = subject;
        return node;
    }

    /** Hears of a leaf that becomes a branch, before its first child is there. */
    @FunctionalInterface
    interface Grown {
        void at(int node, int branch);
    }

    private int childOf(int above, int subject, String text, int start, int end, Grown grown) {
        int slot = slot(hash(above, text, start, end));
        while (table[slot] != NONE) {
            int found = table[slot];
            if (parent[found] == above && says(found, text, start, end)) {
                return found;
            }
            slot = slot + 1 & table.length - 1;
        }
        if (branch[above] == NONE) {
            grown.at(above, branch(above));
        }
        int made = node(above, subject, start, end);
        sibling[made] = child[branch[above]];
        child[branch[above]] = made;
        children[branch[above]]++;
        table[slot] = made;
        if (nodes * 2L > table.length) {
            rehash();
        }
        return made;
    }

    private boolean says(int node, String text, int start, int end) {
        return to[node] - from[node] == end - start
                && subjects.apply(example[node]).regionMatches(from[node], text, start, end - start);
    }

    private int slot(int hash) {
        return hash & table.length - 1;
    }

    private static int hash(int above, String text, int start, int end) {
        int h = above * 0x9E3779B9;
        for (int i = start; i < end; i++) {
            h = h * 31 + text.charAt(i);
        }
        h *= 0x85EBCA6B;
        return h ^ h >>> 15;
    }

    private void rehash() {
        table = new int[table.length * 2];
        Arrays.fill(table, NONE);
        for (int node = 1; node < nodes; node++) {
            String text = subjects.apply(example[node]);
            int slot = slot(hash(parent[node], text, from[node], to[node]));
            while (table[slot] != NONE) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = node;
        }
    }

    private int node(int above, int subject, int start, int end) {
        if (nodes == parent.length) {
            int room = nodes + nodes / 2;
            parent = Arrays.copyOf(parent, room);
            sibling = Arrays.copyOf(sibling, room);
            own = Arrays.copyOf(own, room);
            example = Arrays.copyOf(example, room);
            from = Arrays.copyOf(from, room);
            to = Arrays.copyOf(to, room);
            branch = Arrays.copyOf(branch, room);
        }
        int node = nodes++;
        parent[node] = above;
        sibling[node] = NONE;
        own[node] = NONE;
        example[node] = subject;
        from[node] = (char) start;
        to[node] = (char) end;
        branch[node] = NONE;
        return node;
    }

    private int branch(int node) {
        if (branches == child.length) {
            int room = branches + branches / 2;
            child = Arrays.copyOf(child, room);
            children = Arrays.copyOf(children, room);
        }
        child[branches] = NONE;
        children[branches] = 0;
        branch[node] = branches;
        return branches++;
    }
}
