package claudoom.monitor.feature.deadletters.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The times in which the connection that hears the advisories was down. Not thread-safe. */
final class Silences {

    private @Nullable Instant firstHeard;
    private @Nullable Instant since;
    private @Nullable Silence last;
    private int ended;

    /** One of them, from the last moment at which the connection surely stood. */
    record Silence(Instant from, Instant to) {}

    /** @param from if it is down, since when */
    void link(boolean up, Instant from, Instant now) {
        if (!up) {
            since = since == null ? from : since;
        } else if (firstHeard == null) {
            firstHeard = now;
            since = null;
        } else if (since != null) {
            last = new Silence(since, now);
            ended++;
            since = null;
        }
    }

    /** When the advisories were first listened to, or null if they were not yet. */
    @Nullable Instant firstHeard() {
        return firstHeard;
    }

    /** The beginning of the one that lasts, or null if none does. */
    @Nullable Instant since() {
        return since;
    }

    /** The last that has ended, or null. */
    @Nullable Silence last() {
        return last;
    }

    /** How many have ended. */
    int ended() {
        return ended;
    }
}
