package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.Break;
import claudoom.monitor.ui.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Says in one line what is missing. */
final class BreakWords {

    private BreakWords() {}

    static String of(Break missing) {
        return switch (missing.cause()) {
            case DROPPED -> Figures.count(missing.lost()) + " dropped by the client: too fast";
            case NOT_OBSERVED -> missing.to() == null
                    ? "not observed since " + Figures.time(missing.from()) + " (disconnected)"
                    : span(missing.from(), missing.to()) + " not observed (disconnected) "
                            + Figures.time(missing.from()) + " – " + Figures.time(missing.to());
        };
    }

    private static String span(Instant from, Instant to) {
        double seconds = Math.max(0, Duration.between(from, to).toMillis() / 1e3);
        return seconds < 100 ? String.format(Locale.ROOT, "%.1f s", seconds) : Figures.age(Duration.between(from, to));
    }
}
