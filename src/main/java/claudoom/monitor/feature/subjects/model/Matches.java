package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.feature.subjects.model.SubjectFilter.Verdict;
import claudoom.monitor.traffic.Texts;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which subjects a filter lets through and how many of them lie below each node; grows and shrinks with the tree. It is written
 * while the tree is held; any thread may read: it sees each number whole and at most a moment old.
 */
public final class Matches {

    private final SubjectFilter filter;
    private final BitSet matching = new BitSet();
    private final BitSet unknown = new BitSet();
    /** Numbers below {@link #handed} that belong to somebody who was not looked at yet. */
    private final BitSet came = new BitSet();
    private final StoredMatches stored = new StoredMatches();
    private volatile int[] below = new int[1024];
    private volatile int looked;
    /** All with smaller numbers were looked at, or are just being looked at. */
    private int handed;
    private volatile int unknowns;
    private volatile boolean waiting;

    /** One by one costs so many times what it costs to look at all. */
    private static final int WORTH = 16;

    /** What a wider filter let through, until the first look; then only that is looked at, if it is few. */
    private @Nullable Matches wider;
    private final BitSet skipped = new BitSet();

    public Matches(SubjectFilter filter) {
        this.filter = filter;
    }

    /** As the other, where somebody typed on: what did not match before is not looked at again. */
    public Matches(SubjectFilter filter, @Nullable Matches before) {
        this.filter = filter;
        wider = before != null && filter.narrows(before.filter) ? before : null;
    }

    private void skip(Matches before) {
        wider = null;
        if (before.total() < before.looked / WORTH) {
            skipped.set(0, before.looked);
            skipped.andNot(before.matching);
            skipped.andNot(before.came);
        }
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

    /** Who is to be looked at next, about so many. */
    Bite next(int most, Ledger ledger) {
        var next = new Bite();
        if (wider != null) {
            skip(wider);
        }
        int number = came.nextSetBit(0);
        for (; number >= 0 && next.size() < most; number = came.nextSetBit(number + 1)) {
            next.add(ledger.subject(number));
        }
        number = skipped.nextClearBit(looked);
        while (number < ledger.known() && next.size() < most) {
            number = skipped.nextClearBit(add(number, next, ledger, most >= Texts.PLACES));
        }
        handed = Math.min(number, ledger.known());
        next.until(handed);
        return next;
    }

    /** The subject with this number, or all that are kept with it; returns the number after them. */
    private int add(int number, Bite next, Ledger ledger, boolean many) {
        var block = ledger.block(number);
        int last = number + Texts.PLACES - 1;
        if (many && block != null && block.texts() != null && Texts.place(number) == 0 && last < ledger.known()
                && !filter.looksAtPayloads() && skipped.previousSetBit(last) < number) {
            next.add(number, block, block.texts());
            return last + 1;
        }
        next.add(ledger.subject(number));
        return number + 1;
    }

    /** Takes over what was judged of those that were {@link #next}; returns whether there are more. */
    boolean take(Bite judged, Ledger ledger) {
        for (int i = 0; i < judged.subjects().size(); i++) {
            var subject = judged.subjects().get(i);
            if (ledger.subject(subject.number()) == subject) {
                came.clear(subject.number());
                take(subject.number(), judged.verdict(i), ledger);
            } else {
                came.set(subject.number()); // somebody else has its number by now
            }
        }
        judged.blocks().forEach(block -> take(block, ledger));
        looked = judged.until();
        waiting = !came.isEmpty();
        return waiting || looked < ledger.known();
    }

    private void take(BlockSearch judged, Ledger ledger) {
        var block = ledger.block(judged.first());
        var found = judged.found();
        for (int place = found.nextSetBit(0); place >= 0; place = found.nextSetBit(place + 1)) {
            int number = judged.first() + place;
            if (block == null || block.texts() != judged.texts() || block.apart().get(place)) {
                came.set(number); // perhaps somebody else's by now
            } else {
                take(number, Verdict.IN, ledger);
            }
        }
    }

    private void take(int number, Verdict verdict, Ledger ledger) {
        if (verdict == Verdict.IN && !matching.get(number)) {
            matching.set(number);
            mark(number, 1, ledger);
        } else if (verdict == Verdict.UNKNOWN && !unknown.get(number)) {
            unknown.set(number);
            unknowns(1);
        }
    }

    private void unknowns(int more) {
        int now = unknowns + more; // written while the tree is held
        unknowns = now;
    }

    /** There is a new subject with this number, perhaps in the place of another one. */
    void come(int number, Ledger ledger) {
        skipped.clear(number);
        if (number < handed && ledger.subject(number) != null) {
            came.set(number);
            waiting = true;
        }
    }

    /** The subject with this number is retired, but still in its place. */
    void go(int number, Ledger ledger) {
        came.clear(number);
        if (unknown.get(number)) {
            unknown.clear(number);
            unknowns(-1);
        }
        if (matching.get(number)) {
            matching.clear(number);
            mark(number, -1, ledger);
        }
    }

    /** A stream holds it, and no message of it came. */
    void come(StoredSubjects.Held held) {
        stored.come(held);
    }

    /** A message of it came, or no stream holds it any more; it is still in its place. */
    void go(StoredSubjects.Held held, Ledger ledger) {
        if (stored.go(held)) {
            markFrom(held.node, -1, ledger);
        }
    }

    /** As the other, of those that are only stored. */
    List<StoredSubjects.Held> nextStored(int most, Ledger ledger) {
        return stored.next(most, ledger.stored);
    }

    /** As the other, of those that are only stored. */
    boolean takeStored(List<StoredSubjects.Held> judged, Verdict[] verdicts, Ledger ledger) {
        stored.take(judged, verdicts, ledger.stored).forEach(held -> markFrom(held.node, 1, ledger));
        return stored.waiting();
    }

    private void mark(int number, int more, Ledger ledger) {
        markFrom(ledger.node(number), more, ledger);
    }

    private void markFrom(int from, int more, Ledger ledger) {
        var counts = below;
        for (int node = from; node != Trie.NONE; node = ledger.trie.parent(node)) {
            if (node >= counts.length) {
                counts = Arrays.copyOf(counts, Math.max(node + 1, counts.length * 2));
            }
            counts[node] += more;
        }
        below = counts;
    }

    /** Whether there are subjects that were not looked at. */
    public boolean behind(SubjectTree tree) {
        return waiting || stored.waiting() || looked < tree.subjects();
    }

    /** About how many subjects were looked at by now. */
    public int looked() {
        return looked;
    }

    /** Subjects whose last payload is not kept any more, so that nobody can say whether they match. */
    public int unknown() {
        return unknowns + stored.unknown();
    }

    /** How many of those that match only streams hold. */
    public int stored() {
        return stored.matching();
    }

    /** How many matching subjects lie at or below a node. */
    public int below(int node) {
        var counts = below;
        int place = Handles.place(node);
        return place < counts.length ? counts[place] : 0;
    }

    public int total() {
        return below(Trie.ROOT);
    }
}
