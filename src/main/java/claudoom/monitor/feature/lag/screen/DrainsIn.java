package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerLag;
import claudoom.monitor.feature.lag.model.Drain.Confidence;
import claudoom.monitor.feature.lag.model.LagState;
import claudoom.monitor.ui.Figures;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When nothing will be left for a consumer.
 *
 * @param seconds infinite for never
 * @param confidence low where no time can be told
 */
record DrainsIn(double seconds, Confidence confidence) implements Comparable<DrainsIn> {

    private static final DrainsIn NEVER = new DrainsIn(Double.POSITIVE_INFINITY, Confidence.HIGH);

    /** Null if nothing is known. */
    static @Nullable DrainsIn of(ConsumerLag lag) {
        var drain = lag.outlook().drain();
        if (drain != null) {
            return new DrainsIn(drain.seconds(), drain.confidence());
        }
        boolean never = lag.state().needsSomebody() && lag.state() != LagState.EXHAUSTED
                && lag.state() != LagState.LOST_UNREAD;
        return never ? NEVER : null;
    }

    /** As in "8 s", "≈ 8 s" for a time that is not exact, "unsure" for one that cannot be told. */
    static String words(@Nullable DrainsIn drains) {
        if (drains == null) {
            return Figures.UNKNOWN;
        }
        if (drains.seconds == 0) {
            return "now";
        }
        if (Double.isInfinite(drains.seconds)) {
            return "never";
        }
        var time = Figures.age(Duration.ofMillis(Math.round(drains.seconds * 1e3)));
        return switch (drains.confidence) {
            case HIGH -> time;
            case MEDIUM -> "≈ " + time;
            case LOW -> "unsure";
        };
    }

    @Override
    public int compareTo(DrainsIn other) {
        return Double.compare(seconds, other.seconds);
    }
}
