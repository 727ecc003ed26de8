package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerLag;
import org.jspecify.annotations.Nullable;

/**
 * How far a consumer is behind.
 *
 * @param atMost whether it is not known exactly, only that it is no more than this
 */
record Behind(double seconds, boolean atMost) implements Comparable<Behind> {

    /** Null if nothing is known. */
    static @Nullable Behind of(ConsumerLag lag) {
        var exact = lag.behindSeconds();
        var most = lag.behindAtMost();
        if (exact != null) {
            return new Behind(exact, false);
        }
        return most == null ? null : new Behind(most, true);
    }

    @Override
    public int compareTo(Behind other) {
        return Double.compare(seconds, other.seconds);
    }
}
