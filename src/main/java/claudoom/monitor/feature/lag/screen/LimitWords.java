package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.Limit;
import claudoom.monitor.feature.lag.model.LimitSources;
import claudoom.monitor.feature.lag.model.LimitText;
import claudoom.monitor.feature.lag.model.Measure;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where a limit comes from, in words. */
final class LimitWords {

    private LimitWords() {}

    /** As in "Pending" or "Since a delivery". */
    static String title(Measure measure) {
        return switch (measure) {
            case LAST_DELIVERY -> "Since a delivery";
            case LAST_ACK -> "Since an ack";
            default -> LagSmall.capital(measure.word());
        };
    }

    /** A number of that measure: full figures, or a span; a dash for what is not known. */
    static String value(Measure measure, @Nullable Double value) {
        if (value == null) {
            return Figures.UNKNOWN;
        }
        return measure.time()
                ? Figures.age(Duration.ofMillis(Math.round(value * 1e3)))
                : Figures.count(Math.round(value));
    }

    /** What counts if the user says nothing. */
    static String byDefault(LimitSources sources) {
        var limit = sources.byDefault();
        var words = limit == null ? "no limit" : amount(limit) + " " + from(limit.from());
        return sources.unread().isEmpty()
                ? words
                : words + " (\"" + Visible.line(sources.unread(), 40) + "\" on the consumer does not count)";
    }

    /** What counts, and who says so. */
    static String inForce(LimitSources sources) {
        var limit = sources.inForce();
        if (sources.user() == null) {
            return byDefault(sources);
        }
        return (limit == null ? "switched off by you" : amount(limit) + " set by you") + "; else "
                + byDefault(sources);
    }

    private static String amount(Limit limit) {
        return LimitText.write(limit.measure(), limit.value());
    }

    private static String from(Limit.From from) {
        return switch (from) {
            case DOCUMENTS -> "from the documents";
            case CONSUMER -> "written on the consumer";
            case USER -> "set by you";
        };
    }
}
