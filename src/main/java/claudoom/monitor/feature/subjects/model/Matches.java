package claudoom.monitor.feature.subjects.model;

import java.util.Arrays;

/**
 * Which subjects a filter lets through and how many of them lie below each node; grows with the tree. One thread writes at a
 * time, any thread may read: it sees each number whole and at most a moment old.
 */
public final class Matches {

    private final SubjectFilter filter;
    private volatile int[] below = new int[1024];
    private volatile int looked;
    private volatile int unknown;

    public Matches(SubjectFilter filter) {
        this.filter = filter;
    }

    SubjectFilter filter() {
        return filter;
    }

    /** Whether these are the matches of the same filter, perhaps at another time. */
    public boolean ofSame(Matches other) {
        return filter == other.filter;
    }

    /** The same filter before it has looked at anything. */
    public Matches afresh() {
        return new Matches(filter);
    }

    /** Whether what matches changes with the messages. */
    public boolean ages() {
        return filter.looksAtPayloads();
    }

    void mark(int node) {
        var counts = below;
        if (node >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(node + 1, counts.length * 2));
        }
        counts[node]++;
        below = counts;
    }

    /** How many subjects were looked at: those with a smaller number. */
    public int looked() {
        return looked;
    }

    void lookedUntil(int subject, int ofThemUnknown) {
        looked = subject;
        int before = unknown;
        unknown = before + ofThemUnknown;
    }

    /** Subjects whose last payload is not kept any more, so that nobody can say whether they match. */
    public int unknown() {
        return unknown;
    }

    /** How many matching subjects lie at or below a node. */
    public int below(int node) {
        var counts = below;
        return node < counts.length ? counts[node] : 0;
    }

    public int total() {
        return below(Trie.ROOT);
    }
}
