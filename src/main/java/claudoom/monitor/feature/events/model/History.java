package claudoom.monitor.feature.events.model;

import claudoom.monitor.feature.events.model.HistoryReading.Item;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.LiveSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The list of what a stream holds, from a start on: read at full speed or replayed at a pace, bounded, with the sequences that
 * are not there as gaps. All calls come from one thread.
 */
public final class History implements Lines {

    /** A frame takes at most so many lines, so that it stays short. */
    private static final int MOST_A_FRAME = 8_192;

    private static final int GLIMPSE = 16;
    /** At full speed a place is a page to scroll in. */
    private static final int PAGE = 1_000;

    private final Archive archive;
    private final Function<String, LiveSubject> subjects;
    private final EventLog.Limits limits;
    private final Replay replay = new Replay();
    private HistoryWindow window;
    private @Nullable HistoryReading reading;
    private @Nullable Order order;
    private boolean sliding;
    /** So many lines come although it is paused: who goes to a place wants to see it. */
    private int glimpse;
    private long allowed;

    /** What is read: of which stream, from where, which subjects of it, and which of those messages. */
    public record Order(String stream, Start start, String subjects, Filter filter) {}

    /** What it is doing. */
    public enum Phase {
        /** Nothing was asked for. */
        NONE,
        /** The start is looked for. */
        LOOKING, READING, REPLAYING, PAUSED,
        /** The list is full; reading on lets the oldest lines go. */
        FULL,
        /** There is no more in the stream. */
        ENDED,
        /** Something is in the way; it can be tried again. */
        FAILED
    }

    public History(Archive archive, Function<String, Meaning> grammar, EventLog.Limits limits) {
        this.archive = archive;
        subjects = LiveSubject.apart(grammar);
        this.limits = limits;
        window = new HistoryWindow(limits.messages(), limits.bytes());
    }

    public Archive archive() {
        return archive;
    }

    /** Begins anew. */
    public void read(Order next) {
        close();
        order = next;
        var fresh = new HistoryReading(archive, next.stream(), next.start(), next.subjects(), next.filter(), subjects);
        reading = fresh;
        replay.restart();
        fresh.goOn();
    }

    /** How much finds room, whichever is reached first. */
    public EventLog.Limits room() {
        return limits;
    }

    /** Forgets what it read. */
    public void close() {
        if (reading != null) {
            reading.cancel();
        }
        reading = null;
        order = null;
        sliding = false;
        glimpse = 0;
        allowed = limits.messages();
        window = new HistoryWindow(limits.messages(), limits.bytes());
    }

    /** Another filter: reads again from the same start. */
    public void filter(Filter next) {
        if (order != null && order.filter() != next) {
            read(new Order(order.stream(), order.start(), order.subjects(), next));
            glimpse();
        }
    }

    /** Goes to another place of the same stream. */
    public void seek(long sequence) {
        if (order != null) {
            read(new Order(order.stream(), new Start.Sequence(sequence), order.subjects(), order.filter()));
            glimpse();
        }
    }

    /** What is held shows what is there all the same. */
    private void glimpse() {
        glimpse = !replay.paused() ? 0 : replay.speed() == Replay.FULL ? PAGE : GLIMPSE;
    }

    /** Takes in what was read and is due. */
    public void step(Instant now) {
        var from = reading;
        if (from == null) {
            return;
        }
        int left = MOST_A_FRAME;
        for (var item = from.peek(); item != null && left-- > 0 && !held() && (glimpse > 0 || due(item, now)); item =
                from.peek()) {
            from.poll();
            window.add(item);
            allowed--;
            glimpse = Math.max(0, glimpse - 1);
        }
        from.taken();
    }

    /** What is not there has no time of its own: it comes with what was before it. */
    private boolean due(Item item, Instant now) {
        return item.entry() == null ? !replay.paused() : replay.due(item.at(), now);
    }

    /** At full speed it stops when the list is full: what somebody asked for must not rush by. */
    private boolean held() {
        return replay.speed() == Replay.FULL && (sliding ? allowed <= 0 : window.full());
    }

    /** Goes on after a full list, a failure or the end. */
    public void readOn() {
        if (held()) {
            sliding = true;
            allowed = limits.messages();
        }
        if (reading != null && (reading.trouble() != null || reading.over())) {
            reading.goOn();
        }
    }

    /** @param times the pace of the messages, {@link Double#POSITIVE_INFINITY} for as fast as they can be read */
    public void speed(double times, Instant now) {
        replay.speed(times == Replay.FULL ? times : Math.clamp(times, Replay.SLOWEST, Replay.FASTEST), now);
        allowed = limits.messages();
    }

    public double speed() {
        return replay.speed();
    }

    public void pause(boolean hold, Instant now) {
        replay.pause(hold, now);
        glimpse = 0;
    }

    public boolean paused() {
        return replay.paused();
    }

    /** Shows the next message now, however long the silence before it. */
    public void skip(Instant now) {
        var next = reading == null ? null : reading.peek();
        if (next != null) {
            replay.skipTo(next.at(), now);
        }
    }

    /** How long it is until the next message appears; null where that is not so or not known. */
    public @Nullable Duration untilNext(Instant now) {
        var next = reading == null ? null : reading.peek();
        return next == null ? null : replay.until(next.at(), now);
    }

    public Phase phase() {
        var from = reading;
        if (from == null) {
            return Phase.NONE;
        }
        boolean more = from.peek() != null;
        if (replay.paused() && glimpse == 0 && (more || !from.over())) {
            return Phase.PAUSED;
        }
        if (more && held()) {
            return Phase.FULL;
        }
        if (!more && from.trouble() != null) {
            return Phase.FAILED;
        }
        if (!more && from.over()) {
            return Phase.ENDED;
        }
        return from.facts() == null
                ? Phase.LOOKING
                : replay.speed() == Replay.FULL || glimpse > 0
                        ? Phase.READING
                        : Phase.REPLAYING;
    }

    /** Why it does not go on, in words; null if it does. */
    public @Nullable String trouble() {
        return reading == null ? null : reading.trouble();
    }

    /** What the stream said of itself last; null until it answered. */
    public @Nullable StreamFacts facts() {
        return reading == null ? null : reading.facts();
    }

    /** What is to be said of where the reading began, a sentence; empty if nothing is. */
    public String note() {
        return reading == null ? "" : reading.note();
    }

    public @Nullable Order order() {
        return order;
    }

    /** Messages that were read from the stream. */
    public long looked() {
        return reading == null ? 0 : reading.looked();
    }

    /** Those of them that the filter left out. */
    public long filtered() {
        return reading == null ? 0 : reading.filtered();
    }

    /** Messages that were left out because the filter cannot tell, and why. */
    public Doubts.Told doubts() {
        return reading == null ? new Doubts().told() : reading.doubts();
    }

    /** Sequences that the stream does not hold any more. */
    public long missing() {
        return reading == null ? 0 : reading.missing();
    }

    /** Messages that were listed and went because the list was full. */
    public long leftOut() {
        return window.everMessages() - window.messages();
    }

    @Override
    public long firstLine() {
        return window.first();
    }

    @Override
    public long endLine() {
        return window.end();
    }

    @Override
    public LogLine line(long line) {
        var item = window.at(line);
        if (item == null) {
            return new LogLine.Gone();
        }
        if (item.hole() != null) {
            return new LogLine.Missing(item.hole());
        }
        var entry = item.entry();
        return entry == null
                ? new LogLine.Gone()
                : new LogLine.Apart(entry.arrival(), new Origin(Origin.Kind.STORED, order == null
                        ? ""
                        : order.stream(), item.sequence()));
    }

    @Override
    public long gaps() {
        return window.holes();
    }

    @Override
    public long gap(long from, boolean down) {
        return window.hole(from, down);
    }

    @Override
    public long messages() {
        return window.messages();
    }

    @Override
    public long everListed() {
        return window.everMessages();
    }

    @Override
    public boolean lags() {
        return switch (phase()) {
            case LOOKING, READING, REPLAYING -> true;
            default -> false;
        };
    }

    @Override
    public Listing listing() {
        return window.listing(order == null ? "" : order.stream());
    }
}
