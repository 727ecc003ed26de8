package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.feature.subjects.model.SubjectFilter.Verdict;
import claudoom.monitor.traffic.Traffic;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Looks through all subjects with a filter, in bites: what is dear, to read and to compare, is done without holding the tree, so
 * that no frame waits for a search, and by several threads, because somebody does wait for what is found.
 */
public final class Search {

    private static final int BITE = 32_768;
    /** So that something common is found at once, even by a program that has just begun to run. */
    private static final int FIRST_BITE = 4_096;
    private static final int STORED = 2_000;
    /** However dear one is. */
    private static final int FEWEST = 16;
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
        long began = System.nanoTime();
        boolean more = bite(matches, wanted);
        while (more && System.nanoTime() - began < nanos && wanted.getAsBoolean()) {
            more = bite(matches, wanted);
        }
        return more;
    }

    private boolean bite(Matches matches, BooleanSupplier wanted) {
        var filter = matches.filter();
        int most = Math.max(FEWEST, bite(matches) / filter.dear());
        var next = tree.with(ledger -> {
            ledger.follow(matches);
            return matches.next(most, ledger);
        });
        next.judge(filter, traffic, wanted);
        if (!wanted.getAsBoolean()) {
            return true; // some may not have been judged
        }
        return tree.with(ledger -> matches.take(next, ledger)) || stored(matches);
    }

    private static int bite(Matches matches) {
        return matches.filter().looksAtPayloads() ? PAYLOADS : matches.looked() == 0 ? FIRST_BITE : BITE;
    }

    private boolean stored(Matches matches) {
        var next = tree.with(ledger -> matches.nextStored(STORED, ledger));
        var verdicts = new Verdict[next.size()];
        Arrays.setAll(verdicts, i -> matches.filter().judge(next.get(i).subject));
        return tree.with(ledger -> matches.takeStored(next, verdicts, ledger));
    }
}
