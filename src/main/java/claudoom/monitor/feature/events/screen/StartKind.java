package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.Start;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where to begin to read a stream, and what is typed for it. */
public enum StartKind {
    LAST("The last", "1,000"), SEQUENCE("From sequence", "1"), TIME("From time", "14:30 or 2026-01-31 14:30");

    private final String title;
    private final String prompt;

    StartKind(String title, String prompt) {
        this.title = title;
        this.prompt = prompt;
    }

    String prompt() {
        return prompt;
    }

    @Override
    public String toString() {
        return title;
    }

    /** Null if the text cannot be understood; {@link #advice} tells what can. */
    @Nullable Start read(String text, Instant now) {
        var typed = text.strip();
        return switch (this) {
            case LAST -> {
                var count = typed.isEmpty() ? Long.valueOf(1_000) : whole(typed);
                yield count == null ? null : new Start.Last(count);
            }
            case SEQUENCE -> {
                var sequence = typed.isEmpty() ? Long.valueOf(1) : whole(typed);
                yield sequence == null ? null : new Start.Sequence(sequence);
            }
            case TIME -> {
                var time = time(typed, now);
                yield time == null ? null : new Start.Time(time);
            }
        };
    }

    String advice() {
        return switch (this) {
            case LAST -> "how many messages, as 1,000";
            case SEQUENCE -> "a sequence of the stream, as 12,345";
            case TIME -> "a time, as 14:30, 14:30:05, 2026-01-31 14:30 or 2026-01-31T13:30:00Z";
        };
    }

    private static @Nullable Long whole(String text) {
        var digits = text.replace(",", "").replace("_", "").replace(" ", "");
        return digits.matches("\\d{1,18}") && Long.parseLong(digits) > 0 ? Long.parseLong(digits) : null;
    }

    /** A time of the day that is still to come was yesterday. */
    private static @Nullable Instant time(String text, Instant now) {
        var zone = ZoneId.systemDefault();
        try {
            if (text.matches("\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?")) {
                var at = LocalTime.parse(text.indexOf(':') == 1 ? "0" + text : text);
                var today = now.atZone(zone).toLocalDate().atTime(at).atZone(zone).toInstant();
                return today.isAfter(now)
                        ? now.atZone(zone).toLocalDate().minusDays(1).atTime(at).atZone(zone)
                                .toInstant()
                        : today;
            }
            var plain = text.toUpperCase(Locale.ROOT).replace(' ', 'T');
            return plain.endsWith("Z") ? Instant.parse(plain) : LocalDateTime.parse(plain).atZone(zone).toInstant();
        } catch (DateTimeParseException strange) {
            return null;
        } catch (DateTimeException tooFar) {
            return null;
        }
    }
}
