package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A limit as it is typed and written. */
public final class LimitText {

    private static final Set<String> OFF = Set.of("0", "off", "none", "no limit", "no");
    private static final Pattern COUNT = Pattern.compile("\\d{1,3}(?:[, _'\u00a0\u2009\u202f]?\\d{3}){0,4}|\\d{1,15}");
    private static final Pattern GAPS = Pattern.compile("[, _'\u00a0\u2009\u202f]");
    private static final double MOST_SECONDS = 100 * 365 * 86_400.0;

    private LimitText() {}

    /** What was typed. */
    public sealed interface Read {}

    /** Nothing: what counts without the user. */
    public record Default() implements Read {}

    /** A limit; zero for none. */
    public record Value(double limit) implements Read {}

    /** Nobody knows what is meant; the sentence says what may be typed. */
    public record Wrong(String sentence) implements Read {}

    public static Read read(Measure measure, String typed) {
        var text = typed.strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return new Default();
        }
        if (OFF.contains(text)) {
            return new Value(0);
        }
        return measure.time() ? span(text) : count(text);
    }

    private static Read span(String text) {
        var span = Spans.read(text);
        double seconds = span == null ? 0 : span.toNanos() / 1e9;
        return span == null || seconds > MOST_SECONDS
                ? new Wrong("Write a span with its unit, such as 90 s, 5 min or 2 h; 0 for no limit.")
                : new Value(seconds);
    }

    private static Read count(String text) {
        if (text.startsWith("-") || text.startsWith("−")) {
            return new Wrong("A limit cannot be below zero. Write a whole number, or 0 for no limit.");
        }
        return COUNT.matcher(text).matches()
                ? new Value(Double.parseDouble(GAPS.matcher(text).replaceAll("")))
                : new Wrong("Write a whole number, such as 1,000; 0 for no limit.");
    }

    /** As it is typed: "1,000", "1 min 30 s", "0" for none. */
    public static String write(Measure measure, @Nullable Double limit) {
        if (limit == null) {
            return "";
        }
        if (limit <= 0) {
            return "0";
        }
        return measure.time()
                ? Spans.words(Duration.ofNanos(Math.round(limit * 1e9)))
                : String.format(Locale.ROOT, "%,d", Math.round(limit));
    }
}
