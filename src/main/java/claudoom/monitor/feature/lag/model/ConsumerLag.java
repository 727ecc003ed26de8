package claudoom.monitor.feature.lag.model;

import claudoom.monitor.terms.ConsumerId;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one consumer at one moment.
 *
 * @param sample the last known numbers; null if there never were any
 * @param fresh whether they may be told as present ones
 * @param slope messages per second; null when unknown
 * @param drainSeconds until nothing is left; null when unknown or not shrinking
 * @param undeliveredSeconds age of the oldest message that waits for its first delivery; 0 when none does, null when unknown
 * @param unackedSeconds age of the oldest delivered message without acknowledgement, likewise
 * @param trend the lag of the last ten minutes, NaN where it is not known
 */
public record ConsumerLag(ConsumerId id, ConsumerSetup setup, @Nullable ConsumerSample sample, boolean fresh,
        Judgement judgement, @Nullable Double slope, @Nullable Double drainSeconds, @Nullable Double undeliveredSeconds,
        @Nullable Double unackedSeconds, double[] trend) {

    /** Those that need somebody first, then by lag; the unknown last. */
    public static final Comparator<ConsumerLag> WORST_FIRST = Comparator
            .comparingInt((ConsumerLag one) -> one.state().needsSomebody() ? 0 : 1)
            .thenComparingLong(ConsumerLag::unknownLast).thenComparing(ConsumerLag::id);

    private long unknownLast() {
        var known = lag();
        return known == null ? 1 : -known;
    }

    public LagState state() {
        return judgement.state();
    }

    /** Null when it is not known now. */
    public @Nullable Long lag() {
        return fresh && sample != null ? (Long) sample.lag() : null;
    }

    /** How far behind in seconds: the older of the two ages; null when one that matters is unknown. */
    public @Nullable Double behindSeconds() {
        return undeliveredSeconds == null || unackedSeconds == null
                ? null
                : (Double) Math.max(undeliveredSeconds, unackedSeconds);
    }

    /** When the numbers were true. */
    public @Nullable Instant sampledAt() {
        return sample == null ? null : sample.at();
    }
}
