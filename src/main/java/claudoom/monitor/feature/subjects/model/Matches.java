package claudoom.monitor.feature.subjects.model;

import java.util.Arrays;
import java.util.BitSet;

/** Which subjects a filter lets through and how many of them lie below each node; grows with the tree. One thread at a time. */
public final class Matches {

    private final SubjectFilter filter;
    private final BitSet matching = new BitSet();
    private int[] below = new int[1024];
    private int looked;

    public Matches(SubjectFilter filter) {
        this.filter = filter;
    }

    /** Looks at the next subjects, at most so many; returns whether there are more. */
    boolean look(int most, Ledger ledger) {
        int until = Math.min(ledger.known(), looked + most);
        while (looked < until) {
            int subject = looked++;
            come(subject, ledger);
        }
        return until < ledger.known();
    }

    /** There is a new subject with this number, perhaps in the place of another one. */
    void come(int number, Ledger ledger) {
        var subject = ledger.subject(number);
        if (number < looked && subject != null && filter.matches(subject.text())) {
            matching.set(number);
            mark(number, 1, ledger);
        }
    }

    /** The subject with this number is retired, but still in its place. */
    void go(int number, Ledger ledger) {
        if (number < looked && matching.get(number)) {
            matching.clear(number);
            mark(number, -1, ledger);
        }
    }

    private void mark(int number, int more, Ledger ledger) {
        for (int node = ledger.node(number); node != Trie.NONE; node = ledger.trie.parent(node)) {
            if (node >= below.length) {
                below = Arrays.copyOf(below, Math.max(node + 1, below.length * 2));
            }
            below[node] += more;
        }
    }

    /** How many subjects were looked at: those with a smaller number. */
    public int looked() {
        return looked;
    }

    /** How many matching subjects lie at or below a node. */
    public int below(int node) {
        int place = Handles.place(node);
        return place < below.length ? below[place] : 0;
    }

    public int total() {
        return below[Trie.ROOT];
    }
}
