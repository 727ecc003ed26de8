package claudoom.monitor.feature.events.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place in the list where messages are missing.
 *
 * @param to null while it lasts
 * @param lost how many are missing, or null when nobody knows
 */
public record Break(Cause cause, Instant from, @Nullable Instant to, @Nullable Long lost) {

    /** Why messages are missing. */
    public enum Cause {
        /** The subscriptions did not stand. */
        NOT_OBSERVED,
        /** The client library threw them away because this program was too slow. */
        DROPPED
    }
}
