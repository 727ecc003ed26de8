package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.traffic.Newcomers;
import claudoom.monitor.traffic.Traffic;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Brings the books up to the traffic, in bites: new subjects, and what came on known ones, at the cost of what changed. */
final class Upkeep {

    /** So many subjects are taken in or looked at in one hold of the lock. */
    private static final int BITE = 1_000;

    private final Traffic traffic;
    private final Newcomers newcomers;
    private final Ledger ledger;
    private long nextEntry;
    /** Where it is when it looks at every subject; -1 when it does not. */
    private int lookedAt = -1;

    Upkeep(Traffic traffic, Ledger ledger) {
        this.traffic = traffic;
        this.ledger = ledger;
        newcomers = traffic.newcomers();
    }

    /**
     * Takes in what happened so far.
     *
     * @param locked does one bite while nobody else reads the books, and says whether there is more
     */
    void catchUp(Predicate<BooleanSupplier> locked) {
        int bites = traffic.subjectCount() / BITE + 2; // who comes meanwhile waits for the next time
        while (bites-- > 0 && locked.test(() -> newcomers.take(BITE, ledger::meet))) {
            // bite by bite, so that others come in between
        }
        long end = traffic.tail().end();
        while (locked.test(() -> lookAtSome(end))) {
            // these too
        }
    }

    /** Finds what changed: along the tail if little came, else by looking at every subject. Returns whether there is more. */
    private boolean lookAtSome(long end) {
        if (lookedAt >= 0) {
            int from = lookedAt;
            lookedAt = from + BITE < ledger.known() ? from + BITE : -1;
            ledger.touch(from, Math.min(from + BITE, ledger.known()));
            return lookedAt >= 0;
        }
        var tail = traffic.tail();
        if (end - nextEntry > ledger.known() || tail.first() > nextEntry) {
            return lookAtAll(end);
        }
        for (long until = Math.min(end, nextEntry + BITE); nextEntry < until; nextEntry++) {
            var subject = tail.subjectOf(nextEntry);
            if (subject == null) {
                return lookAtAll(end);
            }
            if (subject.number() >= 0 && ledger.subject(subject.number()) == subject) {
                ledger.touch(subject);
            }
        }
        return nextEntry < end;
    }

    private boolean lookAtAll(long end) {
        nextEntry = end;
        lookedAt = 0;
        return true;
    }
}
