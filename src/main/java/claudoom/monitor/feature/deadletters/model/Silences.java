package claudoom.monitor.feature.deadletters.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The times in which one connection was down, and nothing that it brings was heard. Not thread-safe. */
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

    /** When it first stood, or null if it did not yet. */
    @Nullable Instant firstHeard() {
        return firstHeard;
    }

    /** The beginning of the one that lasts, or null if none does. */
    @Nullable Instant since() {
        return since;
    }

    /** Which times these were, in words, or null if none has ended. */
    @Nullable String words() {
        if (last == null) {
            return null;
        }
        return Clock.words(last.from()) + " to " + Clock.words(last.to())
                + (ended == 1 ? "" : ", and of " + (ended - 1) + (ended == 2 ? " time" : " times") + " before that,");
    }
}
