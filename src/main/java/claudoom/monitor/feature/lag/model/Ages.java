package claudoom.monitor.feature.lag.model;

import org.jspecify.annotations.Nullable;

/**
 * How long messages of a consumer wait, in seconds.
 *
 * @param undelivered the oldest that was never delivered; 0 when there is none, null when unknown
 * @param unacked the oldest that was delivered and not acknowledged, likewise
 * @param unackedAtMost what that is not more than, where it cannot be known exactly
 */
public record Ages(@Nullable Double undelivered, @Nullable Double unacked, @Nullable Double unackedAtMost) {

    static final Ages UNKNOWN = new Ages(null, null, null);

    /** Whether nothing is left to be found out. */
    boolean whole() {
        return undelivered != null && (unacked != null || unackedAtMost != null);
    }

    /** What a sample says by itself: nothing waits. */
    static Ages of(ConsumerSample sample) {
        return new Ages(sample.pending() == 0 ? (Double) 0.0 : null, sample.ackPending() == 0 ? (Double) 0.0 : null,
                null);
    }
}
