package claudoom.monitor.feature.streams.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One copy of a stream beside the leader's.
 *
 * @param lag operations that it has yet to take over
 * @param silent since when it was not heard; null if never or unknown
 */
public record Peer(String name, boolean current, boolean offline, @Nullable Duration silent, long lag) {

    /** Heartbeats come every second; {@code current} stays true for ten on an idle stream. */
    private static final Duration LATE = Duration.ofSeconds(3);

    /** Whether somebody should look after it. */
    public boolean behind() {
        return offline || !current || lag > 0 || (silent != null && silent.compareTo(LATE) > 0);
    }
}
