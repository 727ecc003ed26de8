package claudoom.monitor.feature.events.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place in the list where messages are missing.
 *
 * @param to null while it lasts
 * @param lost how many are missing, or null when nobody knows
 * @param span which ones, or null where they are not numbered
 * @param fill what was read from streams to fill it
 */
public record Break(Cause cause, Instant from, @Nullable Instant to, @Nullable Long lost, @Nullable Span span,
        Fill fill) {

    public Break(Cause cause, Instant from, @Nullable Instant to, @Nullable Long lost) {
        this(cause, from, to, lost, null, Fill.NONE);
    }

    /** Why messages are missing. */
    public enum Cause {
        /** The subscriptions did not stand. */
        NOT_OBSERVED,
        /** The client library threw them away because this program was too slow. */
        DROPPED,
        /** An agent that sends every tick skipped some, or they were lost on their way. */
        TICKS,
        /** A stream does not hold these sequences any more: deleted, expired, purged. */
        DELETED,
        /** A stream does not hold these sequences any more: its consumers are done with them. */
        ACKNOWLEDGED
    }

    /**
     * What is missing, by number.
     *
     * @param of the agent or the stream
     * @param subject of the agent's messages, empty for a stream
     */
    public record Span(String of, String subject, long first, long last) {}

    Break with(Fill next) {
        return new Break(cause, from, to, lost, span, next);
    }

    /** Whether streams may be asked for what is missing. */
    public boolean fillable() {
        return to != null && cause != Cause.DELETED && cause != Cause.ACKNOWLEDGED && fill.phase().mayBegin();
    }
}
