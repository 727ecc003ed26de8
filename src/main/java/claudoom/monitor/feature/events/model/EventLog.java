package claudoom.monitor.feature.events.model;

import claudoom.monitor.terms.Arrival;
import claudoom.monitor.traffic.Accounts;
import claudoom.monitor.traffic.Gaps;
import claudoom.monitor.traffic.Tail;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * The list of messages as lines, newest last, and the account of what became of every message. Without a filter the list is
 * the tail itself; with one, what passed is kept apart with its bytes. All calls come from one thread.
 */
public final class EventLog {

    private static final int HELD_BELOW = 250;
    /** A quarter of a frame. */
    private static final long OWN_NANOS = 4_000_000;

    private final Tail tail;
    private final Sifting sifting;
    private final Breaks breaks;
    private final Breakpoint breakpoint;
    private final Freeze freeze = new Freeze();
    private final LongSupplier dropped;
    private final InstantSource clock;

    /** How much of what passes a filter is kept, whichever is reached first. */
    public record Limits(int messages, long bytes) {}

    /**
     * @param dropped messages that the client library has thrown away so far
     * @param worker runs what would hold up the caller
     */
    public EventLog(Tail tail, Gaps gaps, LongSupplier dropped, InstantSource clock, Executor worker, Limits limits) {
        this(tail, gaps, dropped, clock, worker, limits, OWN_NANOS);
    }

    EventLog(Tail tail, Gaps gaps, LongSupplier dropped, InstantSource clock, Executor worker, Limits limits,
            long ownNanos) {
        this.tail = tail;
        this.dropped = dropped;
        this.clock = clock;
        sifting = new Sifting(tail, worker, limits, ownNanos);
        breaks = new Breaks(gaps);
        breakpoint = new Breakpoint(tail, worker);
    }

    /** Takes in what is new. Without a filter this costs the same however much it is. */
    public void step() {
        long end = tail.end();
        long lost = dropped.getAsLong();
        breaks.look(end, lost, clock.instant());
        if (sifting.step(lost)) {
            breaks.place(sifting.listed(), sifting.judged());
        }
        breakpoint.step();
    }

    /** Another filter: the list begins anew with what is still in the tail, and moves again if it was frozen. */
    public void filter(Filter next) {
        resume();
        sifting.filter(next);
        breaks.replace();
        step();
    }

    public boolean filtered() {
        return !sifting.filter().everything();
    }

    /** Whether the filter has not come to the newest message yet. */
    public boolean behind() {
        return sifting.behind();
    }

    /** Messages that were left out because the filter cannot tell, and why. */
    public Doubts.Told doubts() {
        return sifting.doubts();
    }

    /** Where every message went; the sum holds at every call. What came and went unseen while frozen is evicted. */
    public Accounts accounts() {
        var accounts = sifting.accounts();
        long unseen = lostWhileFrozen();
        return new Accounts(accounts.received(), accounts.shown() - unseen, accounts.filtered(),
                accounts.evicted() + unseen, accounts.dropped());
    }

    /**
     * From now on what is new does not count as seen; lines around this one stay readable. Does nothing while it is frozen, or
     * just changes to another filter.
     */
    public void freeze(long middle) {
        if (frozen() || sifting.changing()) {
            return;
        }
        freeze.begin(sifting.listed());
        long line = Math.min(endLine(), middle + HELD_BELOW);
        boolean more = true;
        while (more && --line >= firstLine()) {
            more = !(line(line) instanceof LogLine.Message(Arrival arrival)) || freeze.hold(line, arrival);
        }
    }

    public void resume() {
        freeze.end(sifting.listed(), sifting.countedFrom());
    }

    public boolean frozen() {
        return freeze.lasts();
    }

    /** Messages of this list that came since it was frozen. */
    public long fresh() {
        return freeze.fresh(sifting.listed());
    }

    /** Messages of this list that came since it was frozen and are gone already. */
    public long lostNow() {
        return freeze.lostNow(sifting.listed(), sifting.countedFrom());
    }

    /** Messages that came and went unseen in all times in which the list was frozen. */
    public long lostWhileFrozen() {
        return freeze.lost() + lostNow();
    }

    /** Which part of the buffer is filled with what came since the list was frozen, 0 to 1. */
    public double filled() {
        return Math.clamp((double) fresh() / sifting.listed().room(), 0, 1);
    }

    /** Messages that can be read in this list. */
    public long messages() {
        return sifting.listed().end() - sifting.listed().first();
    }

    /** Messages that ever came into this list: with a filter, all that matched. */
    public long everListed() {
        return sifting.listed().end();
    }

    /** The oldest line that can be read. */
    public long firstLine() {
        long first = sifting.listed().first();
        return first + breaks.before(first - 1);
    }

    /** The line after the newest. */
    public long endLine() {
        return sifting.listed().end() + breaks.count() + (breaks.open() == null ? 0 : 1);
    }

    /** What stands on a line. */
    public LogLine line(long line) {
        var open = breaks.open();
        var missing = open != null && line == endLine() - 1 ? open : breaks.on(line);
        if (missing != null) {
            return new LogLine.Missing(missing);
        }
        var there = sifting.listed().at(breaks.placeOn(line));
        var arrival = there == null ? freeze.held(line) : there.arrival();
        return arrival == null ? new LogLine.Gone() : new LogLine.Message(arrival);
    }

    public Breakpoint breakpoint() {
        return breakpoint;
    }

    /** The line of the message with that number; -1 if it is not in this list. */
    public long lineOf(long number) {
        var listed = sifting.listed();
        long place = listed.placeOf(number);
        var there = listed.at(place);
        return there == null || there.number() != number ? -1 : place + breaks.before(place);
    }

    /** Everything that is in the tail now, whatever the filter shows. */
    public Listing unfiltered() {
        return new Listing(tail.first(), tail.end(), tail::read);
    }

    /** The messages that are listed now. */
    public Listing listing() {
        return Listing.of(sifting.listed());
    }
}
