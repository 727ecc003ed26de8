package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers and spans of time as settings are written and read: exact, never rounded. */
public final class Spans {

    private static final long[] SIZES = {86_400_000_000_000L, 3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L,
        1_000_000L, 1_000L, 1L};
    private static final String[] WORDS = {"d", "h", "min", "s", "ms", "us", "ns"};
    private static final Pattern WHOLE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?\\s*(?:d|h|min|m|s|ms|us|ns)\\s*)+");
    private static final Pattern PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(d|h|min|ms|us|ns|m|s)\\s*");

    private Spans() {}

    /** "30 s", "1 min 30 s", "250 ms". */
    public static String words(Duration span) {
        return written(span, " ");
    }

    /** As the {@code nats} command reads it: "1m30s". */
    public static String forCommand(Duration span) {
        return written(span, "").replace("min", "m");
    }

    private static String written(Duration span, String gap) {
        long left = span.toNanos();
        var words = new ArrayList<String>();
        for (int i = 0; i < SIZES.length; i++) {
            if (left >= SIZES[i]) {
                words.add(left / SIZES[i] + gap + WORDS[i]);
                left %= SIZES[i];
            }
        }
        return words.isEmpty() ? "0" + gap + "s" : String.join(gap, words);
    }

    /** "1 s, 2 s, 4 s"; empty for none. */
    public static String list(List<Duration> spans) {
        return String.join(", ", spans.stream().map(Spans::words).toList());
    }

    /** Null if it is no span of time above zero: a number with a unit, or several, as in "1 min 30 s". */
    public static @Nullable Duration read(String text) {
        var trimmed = text.strip().toLowerCase(Locale.ROOT);
        if (!WHOLE.matcher(trimmed).matches()) {
            return null;
        }
        double nanos = 0;
        var part = PART.matcher(trimmed);
        while (part.find()) {
            nanos += Double.parseDouble(part.group(1)) * size(part.group(2));
        }
        return nanos < 1 || nanos > 9e18 ? null : Duration.ofNanos(Math.round(nanos));
    }

    private static long size(String unit) {
        for (int i = 0; i < WORDS.length; i++) {
            if (WORDS[i].equals(unit)) {
                return SIZES[i];
            }
        }
        return 60_000_000_000L; // "m", as Go writes a minute
    }

    /** Null if one of them is no span; none for an empty text. */
    public static @Nullable List<Duration> readList(String text) {
        var spans = new ArrayList<Duration>();
        for (var part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            var span = read(part);
            if (span == null) {
                return null;
            }
            spans.add(span);
        }
        return spans;
    }

    public static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** "1 message", "1,204 messages". */
    public static String messages(long n) {
        return count(n) + (n == 1 ? " message" : " messages");
    }
}
