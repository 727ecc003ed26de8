package claudoom.monitor.feature.events.model;

import claudoom.monitor.terms.Arrival;
import claudoom.monitor.traffic.Accounts;
import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.Gaps;
import claudoom.monitor.traffic.Tail;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The list of messages as lines, newest last, and the account of what became of every message. Without a filter the list is
 * the tail itself; with one, what passed is kept apart with its bytes. All calls come from one thread.
 */
public final class EventLog implements Lines {

    private static final int HELD_BELOW = 250;
    /** A quarter of a frame. */
    private static final long OWN_NANOS = 4_000_000;

    private final Tail tail;
    private final Sifting sifting;
    private final Breaks breaks;
    private final Fills fills;
    private final Breakpoint breakpoint;
    private final Freeze freeze = new Freeze();
    private final LongSupplier dropped;
    private final InstantSource clock;
    private final Supplier<List<Entry>> aside;

    /** How much is listed, whichever is reached first. */
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
        this(tail, gaps, dropped, clock, worker, limits, ownNanos, null, List::of);
    }

    /**
     * @param begin how a gap is filled from streams
     * @param aside messages that were kept although they are not in the tail any more, oldest first
     */
    public EventLog(Tail tail, Gaps gaps, LongSupplier dropped, InstantSource clock, Executor worker, Limits limits,
            Fills.Begin begin, Supplier<List<Entry>> aside) {
        this(tail, gaps, dropped, clock, worker, limits, OWN_NANOS, begin, aside);
    }

    private EventLog(Tail tail, Gaps gaps, LongSupplier dropped, InstantSource clock, Executor worker, Limits limits,
            long ownNanos, Fills.@Nullable Begin begin, Supplier<List<Entry>> aside) {
        this.tail = tail;
        this.dropped = dropped;
        this.clock = clock;
        this.aside = aside;
        sifting = new Sifting(tail, aside, worker, limits, ownNanos);
        breaks = new Breaks(gaps);
        fills = new Fills(breaks, gaps, worker, begin);
        breakpoint = new Breakpoint(tail, worker);
    }

    /** Takes in what is new. Without a filter this costs the same however much it is. */
    public void step() {
        long end = tail.end();
        long lost = dropped.getAsLong();
        breaks.look(end, lost, clock.instant());
        if (sifting.step(lost)) {
            breaks.place(sifting.listed(), sifting.judged());
            fills.step(sifting.filter());
        }
        breakpoint.step();
    }

    /** Another filter: the list begins anew with what is still in the tail; if it was frozen, the same messages are new in it. */
    public void filter(Filter next) {
        freeze.leave(sifting.listed(), sifting.countedFrom());
        sifting.filter(next, freeze.since());
        freeze.watch(sifting.listed());
        breaks.replace();
        fills.again();
        step();
    }

    public boolean filtered() {
        return !sifting.filter().everything();
    }

    /** Whether the filter has not come to the newest message yet. */
    public boolean behind() {
        return sifting.behind();
    }

    /** Whether the filter is far from the newest message: the number of matches is not to be relied on yet. */
    @Override
    public boolean lags() {
        return sifting.lags();
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
     * From now on what is new does not count as seen; lines around this one stay readable. Does nothing while it is frozen
     * with the same filter, or just changes to another one.
     */
    public void freeze(long middle) {
        if (sifting.changing()) {
            return;
        }
        if (!frozen()) {
            freeze.begin(sifting.listed(), sifting.judged(), tail.turns(sifting.judged()));
        }
        if (freeze.holds()) {
            return;
        }
        long line = Math.min(endLine(), middle + HELD_BELOW);
        boolean more = true;
        while (more && --line >= firstLine()) {
            more = !(line(line) instanceof LogLine.Message(Arrival arrival))
                    || freeze.hold(breaks.placeOn(line), arrival);
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
        return freeze.gone(sifting.listed());
    }

    /** Messages that came since it was frozen and left the buffer before the filter could look at them. */
    public long unlooked() {
        return frozen() ? sifting.unlooked() : 0;
    }

    /** Number of the first message that came since it was frozen; of none while it is not. */
    public long frozenAt() {
        return freeze.since();
    }

    /** Messages that came and went unseen in all times in which the list was frozen. */
    public long lostWhileFrozen() {
        return freeze.lost() + freeze.lostNow(sifting.listed(), sifting.countedFrom());
    }

    /** Which part of the buffer is filled with what came since the list was frozen, 0 to 1. */
    public double filled() {
        return sifting.listed().filled();
    }

    /** Messages that can be read in this list. */
    @Override
    public long messages() {
        return sifting.listed().end() - sifting.listed().first();
    }

    /** Messages that ever came into this list: with a filter, all that matched. */
    @Override
    public long everListed() {
        return sifting.listed().end();
    }

    /** The oldest line that can be read. */
    @Override
    public long firstLine() {
        long first = sifting.listed().first();
        return first + breaks.before(first - 1);
    }

    /** The line after the newest. */
    @Override
    public long endLine() {
        return sifting.listed().end() + breaks.count() + (breaks.open() == null ? 0 : 1);
    }

    /** What stands on a line. */
    @Override
    public LogLine line(long line) {
        var open = breaks.open();
        if (open != null && line == endLine() - 1) {
            return new LogLine.Missing(open);
        }
        var broken = breaks.on(line);
        if (broken != null) {
            return line == broken.line ? new LogLine.Missing(broken.what()) : Fills.line(broken, line);
        }
        long place = breaks.placeOn(line);
        var there = sifting.listed().at(place);
        if (there != null && there.number() < sifting.keptBefore()) {
            return new LogLine.Apart(there.arrival(), new Origin(Origin.Kind.KEPT, "", 0));
        }
        var arrival = there == null ? freeze.held(place) : there.arrival();
        return arrival == null ? new LogLine.Gone() : new LogLine.Message(arrival);
    }

    @Override
    public long gaps() {
        return breaks.countFrom(firstLine()) + (breaks.open() == null ? 0 : 1);
    }

    @Override
    public long gap(long from, boolean down) {
        long lasting = breaks.open() == null ? -1 : endLine() - 1;
        if (!down && lasting >= 0 && from > lasting) {
            return lasting;
        }
        long there = breaks.next(from, down);
        return there >= firstLine() ? there : down && from < lasting ? lasting : -1;
    }

    /** Lines that were put in among others since this was asked last, in that order. */
    public List<Shift> shifts() {
        return breaks.shifts();
    }

    /** Places where ticks of agents are missing, which were found out after the messages were listed. */
    public void missing(List<TickWatch.Jump> jumps) {
        for (var jump : jumps) {
            if (!breaks.explains(jump.after(), jump.number(), jump.from(), jump.to())) {
                breaks.add(new Place(jump.number(), jump.what()));
            }
        }
    }

    /** Reads from streams what is missing on that line, or stops doing so. Does nothing where nothing can be read. */
    public void fill(long line) {
        var place = breaks.on(line);
        if (place != null && line == place.line) {
            fills.toggle(place);
        }
    }

    /** Messages that were read from streams into gaps; they are not among the received. */
    public long filledIn() {
        return fills.total();
    }

    /** Those of them that are in this list: with a filter, what matches. */
    public long filledListed() {
        return breaks.count() - breaks.before(sifting.listed().first() - 1) - breaks.countFrom(firstLine());
    }

    /** Gaps that were too many to be remembered. */
    public long forgottenGaps() {
        return breaks.missedOut();
    }

    /** How much finds room in this list, whichever is reached first. */
    public Limits room() {
        return filtered() ? sifting.limits() : new Limits(tail.mostMessages(), tail.mostBytes());
    }

    /** Bytes of payloads that are too large for the ring for which there is room; 0 while there are none, or with a filter. */
    public long roomForLarge() {
        return filtered() ? 0 : tail.mostLarge();
    }

    public Breakpoint breakpoint() {
        return breakpoint;
    }

    /** The line of the message with that number; -1 if it is not in this list. */
    public long lineOf(long number) {
        var listed = sifting.listed();
        long place = listed.placeOf(number);
        var there = sifting.changing() ? null : listed.at(place);
        return there == null || there.number() != number ? -1 : place + breaks.before(place);
    }

    /** Number of the newest message that stands on this line or above it; -1 if nobody knows. */
    public long numberUpTo(long line) {
        var broken = breaks.on(line);
        return broken != null ? broken.number - 1 : sifting.listed().numberAt(breaks.placeOn(line));
    }

    /** The line below the last message that is not newer than this. */
    public long lineAfter(long number) {
        long place = sifting.listed().placeOf(number + 1);
        return place + breaks.before(place - 1);
    }

    /** Whether all messages up to this one are in the list if they belong there. */
    public boolean judged(long number) {
        return !sifting.changing() && sifting.judged() > number;
    }

    /** Everything that is kept now, whatever the filter shows: in the tail, in gaps, and of agents that others drowned. */
    public Listing unfiltered() {
        long first = tail.first(); // before those are asked for that have left it
        long end = tail.end();
        var older = aside.get();
        var all = Interspersed.of(Listing.live(first, end, tail::read), breaks.unfiltered(end));
        long kept = older.size();
        return kept == 0
                ? all
                : new Listing(0, kept + all.end() - all.first(), place -> place < kept
                        ? Listing.line(older.get((int) place), Long.MAX_VALUE)
                        : all.places().at(all.first() + place - kept));
    }

    /** The lines that are listed now. */
    @Override
    public Listing listing() {
        var listed = sifting.listed();
        return Interspersed.of(Listing.of(listed, sifting.keptBefore()), breaks.listed(listed.end()));
    }
}
