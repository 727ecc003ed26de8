package claudoom.monitor.feature.streams.model;

import org.jspecify.annotations.Nullable;

/**
 * A consumer of a stream in short; a number that its leader did not tell is null.
 *
 * @param kind push or pull, and how it acknowledges
 * @param filter subjects it receives; empty for all
 */
public record ConsumerLine(String name, String kind, String filter, @Nullable Long pending, @Nullable Long ackPending,
        @Nullable Long redelivered) {

    /** The same, while nobody tells its numbers. */
    public ConsumerLine unknown() {
        return new ConsumerLine(name, kind, filter, null, null, null);
    }
}
