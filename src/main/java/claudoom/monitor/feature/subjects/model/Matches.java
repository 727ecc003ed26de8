package claudoom.monitor.feature.subjects.model;

import java.util.Arrays;

/** Which subjects a filter lets through and how many of them lie below each node; grows with the tree. One thread at a time. */
public final class Matches {

    private final SubjectFilter filter;
    private int[] below = new int[1024];
    private int looked;

    public Matches(SubjectFilter filter) {
        this.filter = filter;
    }

    boolean wants(String subject) {
        return filter.matches(subject);
    }

    void mark(int node) {
        if (node >= below.length) {
            below = Arrays.copyOf(below, Math.max(node + 1, below.length * 2));
        }
        below[node]++;
    }

    /** How many subjects were looked at: those with a smaller number. */
    public int looked() {
        return looked;
    }

    void lookedUntil(int subject) {
        looked = subject;
    }

    /** How many matching subjects lie at or below a node. */
    public int below(int node) {
        return node < below.length ? below[node] : 0;
    }

    public int total() {
        return below[Trie.ROOT];
    }
}
