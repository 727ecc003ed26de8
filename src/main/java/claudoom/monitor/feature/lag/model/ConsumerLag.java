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
 * @param outlook what follows from the numbers
 */
public record ConsumerLag(ConsumerId id, ConsumerSetup setup, @Nullable ConsumerSample sample, boolean fresh,
        Judgement judgement, @Nullable Double slope, @Nullable Double drainSeconds, @Nullable Double undeliveredSeconds,
        @Nullable Double unackedSeconds, double[] trend, Outlook outlook) {

    /** Without an outlook. */
    ConsumerLag(ConsumerId id, ConsumerSetup setup, @Nullable ConsumerSample sample, boolean fresh,
            Judgement judgement, @Nullable Double slope, @Nullable Double drainSeconds,
            @Nullable Double undeliveredSeconds, @Nullable Double unackedSeconds, double[] trend) {
        this(id, setup, sample, fresh, judgement, slope, drainSeconds, undeliveredSeconds, unackedSeconds, trend,
                Outlook.NONE);
    }

    /** Those that need somebody first, then by lag; the unknown last. */
    public static final Comparator<ConsumerLag> WORST_FIRST = Comparator
            .comparingInt((ConsumerLag one) -> one.needsSomebody() ? 0 : 1)
            .thenComparingLong(ConsumerLag::unknownLast).thenComparing(ConsumerLag::id);

    private long unknownLast() {
        var known = lag();
        return known == null ? 1 : -known;
    }

    public LagState state() {
        return judgement.state();
    }

    /** Whether somebody has to act: for its state, or because a number passes its limit. */
    public boolean needsSomebody() {
        return state().needsSomebody() || !outlook.passed().isEmpty();
    }

    /** The word for its state; OVER LIMIT where that needs nobody but a number passes its limit. */
    public String headline() {
        return overLimit() ? "OVER LIMIT" : state().word();
    }

    /** Whether only a limit makes it need somebody; somebody who paused it should still see that. */
    public boolean overLimit() {
        return !state().needsSomebody() && state() != LagState.PAUSED && !outlook.passed().isEmpty();
    }

    /** How loud it is said: that of the state, or of the loudest limit that is passed. */
    public String role() {
        var passed = outlook.passed();
        if (passed.isEmpty() || state().role().equals("bad")) {
            return state().role();
        }
        return passed.stream().anyMatch(one -> one.limit().role().equals("bad")) ? "bad" : "warn";
    }

    /** Null when it is not known now. */
    public @Nullable Long lag() {
        return fresh && sample != null ? (Long) sample.lag() : null;
    }

    /** How far behind in seconds at most, where it is not known exactly; null when it is, or not even that is known. */
    public @Nullable Double behindAtMost() {
        var most = outlook.unackedAtMost();
        return unackedSeconds != null || undeliveredSeconds == null || most == null
                ? null
                : (Double) Math.max(undeliveredSeconds, most);
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
