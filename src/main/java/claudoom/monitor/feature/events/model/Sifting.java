package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.Accounts;
import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.Reader;
import claudoom.monitor.traffic.Tail;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings messages from the tail into the list, each one counted once. Without a filter nothing is done per message. With
 * one, a few milliseconds of work are done by the caller and the rest by another thread, whose results are taken in at the
 * next {@link #step}.
 */
final class Sifting {

    /** So many messages may wait for the next step and nobody would call it behind. */
    private static final long USUAL = 2_000;
    private static final long ERRAND_NANOS = 40_000_000;

    private final Tail tail;
    private final Supplier<List<Entry>> aside;
    private final Reader reader;
    private final Everything everything;
    private final Executor worker;
    private final EventLog.Limits limits;
    private final long ownNanos;
    private Filter filter = Filter.EVERYTHING;
    private @Nullable Matches matches;
    /** The filter by which the reader counts; another one than {@link #filter} until the errand of the old one is over. */
    private Filter counting = filter;
    private @Nullable Pass pass;
    private @Nullable Errand errand;
    private Doubts doubts = new Doubts();
    private Accounts accounts = Accounts.NONE;
    private long judged;
    private long setAt;
    private long countedFrom;
    private long keptBefore;
    private long unseen;
    private long unlooked;

    /** A pass that the other thread is on. */
    private static final class Errand implements Runnable {

        private final Pass pass;
        private volatile boolean over;

        Errand(Pass pass) {
            this.pass = pass;
        }

        @Override
        public void run() {
            try {
                pass.run(ERRAND_NANOS);
            } finally {
                over = true;
            }
        }
    }

    /**
     * @param aside messages that were kept although they are not in the tail any more, oldest first
     * @param ownNanos how long the caller of {@link #step} may be held up
     */
    Sifting(Tail tail, Supplier<List<Entry>> aside, Executor worker, EventLog.Limits limits, long ownNanos) {
        this.tail = tail;
        this.aside = aside;
        this.worker = worker;
        this.limits = limits;
        this.ownNanos = ownNanos;
        reader = new Reader(tail);
        everything = new Everything(tail);
    }

    /**
     * The list begins anew, with what is still in the tail.
     *
     * @param unseen number of the first message that nobody has seen yet
     */
    void filter(Filter next, long unseen) {
        this.unseen = unseen;
        unlooked = 0;
        if (errand != null) {
            errand.pass.giveUp();
        }
        filter = next;
        matches = next.everything() ? null : new Matches(limits.messages(), limits.bytes());
        judged = 0;
        countedFrom = Long.MAX_VALUE;
    }

    EventLog.Limits limits() {
        return limits;
    }

    Filter filter() {
        return filter;
    }

    /** Takes in what is new. Returns false while the other thread is at work: nothing has changed then. */
    boolean step(long dropped) {
        if (errand != null && !errand.over) {
            return false;
        }
        errand = null;
        if (counting != filter) {
            change();
        }
        var kept = matches;
        var way = pass;
        if (kept == null || way == null) {
            reader.passAll();
            judged = reader.next();
            everything.upTo(judged);
        } else {
            sift(way, kept);
        }
        accounts = reader.accounts(dropped);
        if (way != null && !way.done()) {
            errand = new Errand(way);
            worker.execute(errand);
        }
        return true;
    }

    private void change() {
        if (counting.everything()) {
            reader.passAll();
        }
        counting = filter;
        setAt = reader.next();
        countedFrom = matches == null ? reader.next() : 0;
        var sieve = new Sieve(filter);
        doubts = sieve.doubts();
        long first = tail.first(); // before those are asked for that have left it
        var older = matches == null ? List.<Entry>of() : aside.get();
        unlooked = matches == null
                ? 0
                : Math.max(0, first - unseen) - older.stream().filter(entry -> entry.number() >= unseen).count();
        keptBefore = older.isEmpty() ? 0 : older.getLast().number() + 1;
        pass = matches == null ? null : new Pass(tail, reader, sieve, first, reader.next(), older);
    }

    private void sift(Pass way, Matches kept) {
        collect(way, kept); // what an errand brought
        way.goOn();
        if (!filter.heavy()) {
            way.run(ownNanos);
        }
        collect(way, kept);
        judged = way.judged();
    }

    private void collect(Pass from, Matches kept) {
        for (var entry : from.found()) {
            kept.add(entry);
            countedFrom += from.countedBefore(entry.number()) ? 1 : 0;
        }
    }

    Listed listed() {
        return matches == null ? everything : matches;
    }

    /** All messages before this number are in the list if they belong there. */
    long judged() {
        return judged;
    }

    /** Whether the list of the new filter has not begun yet. */
    boolean changing() {
        return counting != filter;
    }

    /** Whether the filter has not come to the newest message yet. */
    boolean behind() {
        return errand != null;
    }

    /** Whether it is still among what came before the filter was set, or falls behind what comes. */
    boolean lags() {
        return changing() || (errand != null && (judged < setAt || tail.end() - judged > USUAL));
    }

    /** Place in the list before which messages had been counted when the filter was set. */
    long countedFrom() {
        return countedFrom;
    }

    /** Messages of the list with a lower number were kept aside; they are older than the tail. */
    long keptBefore() {
        return matches == null ? 0 : keptBefore;
    }

    /** Messages that nobody had seen and that left the tail before this filter could look at them. */
    long unlooked() {
        return unlooked;
    }

    /** Messages of which the filter cannot tell; none of an earlier filter. */
    Doubts.Told doubts() {
        return changing() ? new Doubts().told() : doubts.told();
    }

    /** As of the last step that took something in. */
    Accounts accounts() {
        return accounts;
    }
}
