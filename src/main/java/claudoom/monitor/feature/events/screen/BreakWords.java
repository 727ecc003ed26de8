package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.Break;
import claudoom.monitor.feature.events.model.Break.Span;
import claudoom.monitor.feature.events.model.Fill;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Says in one line what is missing. */
final class BreakWords {

    private static final int LONGEST = 80;

    private BreakWords() {}

    static String of(Break missing) {
        var filled = filled(missing.fill());
        return why(missing) + (filled.isEmpty() ? "" : " · " + filled);
    }

    /** When it began; nobody knows of sequences that were gone before the first message that was read. */
    static String time(Break missing) {
        return missing.from().equals(Instant.EPOCH) ? "–" : Figures.timeMillis(missing.from());
    }

    static String why(Break missing) {
        var span = missing.span();
        return switch (missing.cause()) {
            case DROPPED -> Figures.count(missing.lost()) + " dropped by the client: too fast";
            case NOT_OBSERVED -> missing.to() == null
                    ? "not observed since " + Figures.time(missing.from()) + " (disconnected)"
                    : span(missing.from(), missing.to()) + " not observed (disconnected)"
                            + (missing.fill().equals(Fill.NONE)
                                    ? " " + Figures.time(missing.from()) + " – " + Figures.time(missing.to())
                                    : "");
            case TICKS -> span == null
                    ? "ticks not seen"
                    : numbers("tick", span) + " of "
                            + Visible.line(span.of(), LONGEST) + " not seen";
            case DELETED -> span == null ? "deleted" : numbers("sequence", span) + " gone: deleted, purged or expired";
            case ACKNOWLEDGED -> span == null
                    ? "done with"
                    : numbers("sequence", span)
                            + " gone: consumers are done with them";
        };
    }

    private static String numbers(String word, Span span) {
        return span.first() == span.last()
                ? word + " " + Figures.count(span.first())
                : word + "s " + Figures.count(span.first()) + " to " + Figures.count(span.last());
    }

    static String filled(Fill fill) {
        var from = fill.from().isEmpty() ? "" : " from " + Visible.line(fill.from(), LONGEST);
        var why = fill.why().isEmpty() ? "" : " (" + Visible.line(fill.why(), LONGEST * 2) + ")";
        return switch (fill.phase()) {
            case NONE -> "";
            case RUNNING -> "filling in, " + Figures.count(fill.filled()) + " looked at" + why;
            case DONE -> fill.filled() == 0
                    ? "streams hold nothing that was missed" + why
                    : Figures.count(fill.filled()) + " filled in" + from + why;
            case PARTLY -> Figures.count(fill.filled()) + " filled in" + from + why;
            case FAILED -> "cannot be filled in: " + Visible.line(fill.why(), LONGEST * 2);
        };
    }

    static String span(Instant from, Instant to) {
        double seconds = Math.max(0, Duration.between(from, to).toMillis() / 1e3);
        return seconds < 100 ? String.format(Locale.ROOT, "%.1f s", seconds) : Figures.age(Duration.between(from, to));
    }
}
