package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.feature.subjects.model.StoredSubjects.Held;
import claudoom.monitor.feature.subjects.model.SubjectFilter.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which subjects that only streams hold a filter lets through. Places are those among the stored subjects. Written while the tree
 * is held; any thread may read the counts.
 */
final class StoredMatches {

    private final BitSet came = new BitSet();
    private final BitSet matching = new BitSet();
    private final BitSet unknown = new BitSet();
    private volatile int matches;
    private volatile int unknowns;
    private volatile boolean waiting;

    /** It is stored and nothing came of it: somebody has to look at it. */
    void come(Held held) {
        came.set(held.place());
        waiting = true;
    }

    /** It is not only stored any more, or not at all. Returns whether it was counted. */
    boolean go(Held held) {
        int place = held.place();
        came.clear(place);
        unknown.clear(place);
        boolean counted = matching.get(place);
        matching.clear(place);
        count();
        return counted;
    }

    /** Who is to be looked at next. */
    List<Held> next(int most, StoredSubjects stored) {
        var next = new ArrayList<Held>();
        for (int place = came.nextSetBit(0); place >= 0 && next.size() < most; place = came.nextSetBit(place + 1)) {
            next.add(stored.in(place));
        }
        return next;
    }

    /** Takes over what was judged of those that still wait; returns those that match from now on. */
    List<Held> take(List<Held> judged, Verdict[] verdicts, StoredSubjects stored) {
        var fresh = new ArrayList<Held>();
        for (int i = 0; i < verdicts.length; i++) {
            int place = judged.get(i).place();
            if (!came.get(place) || stored.in(place) != judged.get(i)) {
                continue; // went meanwhile; whoever has its place now waits for itself
            }
            came.clear(place);
            matching.set(place, verdicts[i] == Verdict.IN);
            unknown.set(place, verdicts[i] == Verdict.UNKNOWN);
            if (verdicts[i] == Verdict.IN) {
                fresh.add(judged.get(i));
            }
        }
        count();
        return fresh;
    }

    private void count() {
        waiting = !came.isEmpty();
        matches = matching.cardinality();
        unknowns = unknown.cardinality();
    }

    boolean waiting() {
        return waiting;
    }

    int matching() {
        return matches;
    }

    int unknown() {
        return unknowns;
    }
}
