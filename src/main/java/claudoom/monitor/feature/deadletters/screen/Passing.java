package claudoom.monitor.feature.deadletters.screen;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A word that is said for a few seconds only, counted from when the screen is next looked at. */
final class Passing {

    private static final Duration LONG = Duration.ofSeconds(5);

    private boolean said;
    private @Nullable Instant since;

    void begin() {
        said = true;
        since = null;
    }

    void none() {
        said = false;
    }

    /** Whether it has been there long enough; true once. */
    boolean over(Instant at) {
        if (!said) {
            return false;
        }
        var first = since == null ? at : since;
        since = first;
        said = at.isBefore(first.plus(LONG));
        return !said;
    }
}
