package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a consumer stands at one moment, as its leader says.
 *
 * @param at when the answer came
 * @param waiting open pull requests
 * @param bound whether somebody subscribes to where a push consumer sends
 * @param pauseLeft null unless it is paused
 * @param leader null outside of a cluster
 */
public record ConsumerStanding(Instant at, long pending, long ackPending, long redelivered, long waiting, boolean bound,
        Position delivered, Position floor, @Nullable Duration pauseLeft, @Nullable String leader, List<Pin> pins) {

    /**
     * The client that a priority group serves alone.
     *
     * @param client as the server calls it; null while there is none
     */
    public record Pin(String group, @Nullable String client, @Nullable Instant since) {}

    public ConsumerStanding {
        pins = List.copyOf(pins);
    }

    public boolean paused() {
        return pauseLeft != null;
    }
}
