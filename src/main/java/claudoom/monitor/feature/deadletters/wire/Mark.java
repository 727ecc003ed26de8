package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.nats.StoredMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far one sort of letters of one stream is read: everything up to {@code after}, and everything from {@code low} to
 * {@code high}. The first reading goes backwards and lets {@code low} sink; when it meets {@code after} the mark is whole.
 * Scheduler thread only.
 */
final class Mark {

    private final String created;
    private final @Nullable Instant knownUntil;
    private final List<Span> spans = new ArrayList<>();
    private long after;
    private long low;
    private long high;
    private @Nullable Instant highTime;
    private @Nullable Long held;
    private long found;
    private boolean uncomparable;
    private boolean doubtful;
    private boolean unheard;

    /** A time, without its end. */
    record Span(Instant from, Instant to) {

        boolean holds(Instant time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }

    /** What becomes of a message that is read. */
    enum Fate {
        TAKE,
        /** It came live, as far as anybody can tell. */
        LEAVE,
        /** It is known, and so are all that are older. */
        STOP
    }

    private Mark(Keeper keeper, @Nullable Instant knownUntil) {
        created = keeper.created();
        this.knownUntil = knownUntil;
        after = Math.max(0, keeper.first() - 1);
        low = Math.max(after, keeper.last());
        high = low;
        highTime = keeper.lastTime();
        held = knownUntil == null ? keeper.messages() : null;
    }

    /** Nothing of it is read yet. */
    static Mark fresh(Keeper keeper) {
        return new Mark(keeper, null);
    }

    /** The same stream lost its end, and others took the sequences: only the times tell what was read before. */
    Mark anew(Keeper keeper) {
        var anew = new Mark(keeper, whole() ? highTime : null);
        anew.spans.addAll(spans);
        return anew;
    }

    /** Whether it speaks of this stream, and not of an earlier one of the same name. */
    boolean of(Keeper keeper) {
        return created.equals(keeper.created());
    }

    /** Whether the stream ends before what was read of it, or otherwise: a crash may cost its newest messages. */
    boolean lostBy(Keeper keeper) {
        return keeper.last() < high || (keeper.last() == high && highTime != null && keeper.lastTime() != null
                && !highTime.equals(keeper.lastTime()));
    }

    /** There was no connection for a while: the stream may have lost its end and have grown again since. */
    void doubt() {
        doubtful = true;
        unheard = true;
    }

    /** Whether messages came and went since it was read, while perhaps nobody listened. */
    boolean missedBy(Keeper keeper) {
        return unheard && keeper.first() > high + 1;
    }

    boolean doubtful(Keeper keeper) {
        return doubtful && highTime != null && keeper.last() > high && high >= keeper.first();
    }

    void trust() {
        doubtful = false;
    }

    /** Whether this is what stood at the end of what was read; true if nobody can tell. */
    boolean endsWith(StoredMessage message) {
        return !(message instanceof StoredMessage.Found found) || found.time() == null || highTime == null
                || highTime.equals(found.time());
    }

    boolean whole() {
        return low <= after;
    }

    long after() {
        return after;
    }

    long low() {
        return low;
    }

    long high() {
        return high;
    }

    /** Messages found by the first reading. */
    long found() {
        return found;
    }

    /** What came since the mark and until now cannot be told apart from what came live. */
    void uncomparable(Span live) {
        uncomparable = true;
        if (!whole()) {
            spans.add(live);
        }
    }

    boolean isUncomparable() {
        return uncomparable;
    }

    /** The connection was lost then: what came later did not come live. */
    void uncomparableUntil(Instant lost) {
        uncomparable = false;
        spans.add(new Span(highTime == null ? Instant.MIN : highTime, lost));
    }

    /** What the stream took in then came live. */
    void cameLive(Span span) {
        spans.add(span);
    }

    /** Everything from the mark up to here is known. */
    void reached(long last, @Nullable Instant lastTime) {
        uncomparable = false;
        unheard = false;
        if (last <= high) {
            return;
        }
        if (whole()) {
            after = last;
            low = last;
            spans.clear();
        }
        high = last;
        highTime = lastTime;
    }

    private boolean untouched() {
        return found == 0 && low == high && !whole();
    }

    /** Whether there may be too many to be read, and nobody said how many. */
    boolean wantsCount() {
        return held == null && knownUntil == null && untouched() && low - after > StreamReading.READ_ANYWAY;
    }

    /** How many there are, as of a moment after that of the list. */
    void counted(Shelves.Holding holding) {
        if (untouched() && holding.last() >= high) {
            low = holding.last();
            high = holding.last();
            highTime = holding.lastTime();
            held = holding.messages();
        }
    }

    /** Everything between this sequence and what was read before is read now. */
    void readDownTo(long sequence, long messages) {
        low = sequence;
        found += messages;
    }

    /** What is still older is not read any more. */
    void giveUpOlder() {
        after = high;
        low = high;
        spans.clear();
    }

    /** How many the first reading has not found, or null if that is unknown. */
    @Nullable Long older() {
        var all = held;
        return all == null ? null : (Long) Math.max(0, all - found);
    }

    Fate fate(StoredMessage.Found message) {
        var time = message.time();
        if (time == null) {
            return Fate.TAKE;
        }
        if (knownUntil != null && !time.isAfter(knownUntil)) {
            return Fate.STOP;
        }
        for (var span : spans) {
            if (span.holds(time)) {
                return whole() && highTime != null && !span.from.isAfter(highTime) ? Fate.STOP : Fate.LEAVE;
            }
        }
        return Fate.TAKE;
    }
}
