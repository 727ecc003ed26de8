package claudoom.monitor.feature.streams.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One copy of a stream beside the leader's.
 *
 * @param current whether it had taken over everything at that moment; on a busy stream it often has not, and nothing is wrong
 * @param silent since when it was not heard; null if never or unknown
 * @param lag operations that it has yet to take over
 * @param trails whether it has yet to take over what the leader had a sample ago
 */
public record Peer(String name, boolean current, boolean offline, @Nullable Duration silent, long lag,
        boolean trails) {

    /** Heartbeats come every second; {@code current} stays true for ten on an idle stream. */
    private static final Duration LATE = Duration.ofSeconds(3);

    /** As one sample tells it. */
    public Peer(String name, boolean current, boolean offline, @Nullable Duration silent, long lag) {
        this(name, current, offline, silent, lag, false);
    }

    /** @param progress how many messages the leader took in since {@code before} */
    Peer after(Peer before, long progress) {
        boolean still = !current && !before.current && lag > Math.max(0, progress);
        return new Peer(name, current, offline, silent, lag, still);
    }

    /** Whether it was not heard for longer than its signs of life are apart. */
    public boolean late() {
        return silent != null && silent.compareTo(LATE) > 0;
    }

    /** Whether somebody should look after it. */
    public boolean behind() {
        return offline || late() || trails;
    }
}
