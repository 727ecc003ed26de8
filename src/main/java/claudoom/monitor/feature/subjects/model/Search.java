package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.feature.subjects.model.SubjectFilter.Verdict;
import claudoom.monitor.traffic.Traffic;
import java.util.function.BooleanSupplier;

/**
 * Looks through all subjects with a filter, in bites: what is dear, to read and to compare, is done without holding the tree, so
 * that no frame waits for a search.
 */
public final class Search {

    private static final int BITE = 2_000;
    /** Payloads are copied to be looked at. */
    private static final int PAYLOADS = 200;

    private final SubjectTree tree;
    private final Traffic traffic;

    Search(SubjectTree tree, Traffic traffic) {
        this.tree = tree;
        this.traffic = traffic;
    }

    /** Goes on for about so long, at least one bite, while it is wanted; returns whether there is more to look at. */
    public boolean goOn(Matches matches, long nanos, BooleanSupplier wanted) {
        long until = System.nanoTime() + nanos;
        boolean more = bite(matches);
        while (more && System.nanoTime() < until && wanted.getAsBoolean()) {
            more = bite(matches);
        }
        return more;
    }

    private boolean bite(Matches matches) {
        var filter = matches.filter();
        int from = matches.looked();
        int known = tree.subjects();
        int until = Math.min(known, from + (filter.looksAtPayloads() ? PAYLOADS : BITE));
        var found = new int[until - from];
        int count = 0;
        int unknown = 0;
        for (int subject = from; subject < until; subject++) {
            var verdict = filter.judge(traffic.subject(subject), traffic);
            if (verdict == Verdict.IN) {
                found[count++] = subject;
            }
            unknown += verdict == Verdict.UNKNOWN ? 1 : 0;
        }
        tree.mark(matches, found, count);
        matches.lookedUntil(until, unknown);
        return until < known;
    }
}
