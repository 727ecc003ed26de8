package claudoom.monitor.feature.streams.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where in a stream somebody wants to read: a sequence, or a moment. */
public sealed interface GoTo {

    /** What can be written, to be said when something else was. */
    String FORMS = "a sequence, or a time: 19:42, 2026-03-09 19:42:10, 10 min, 2 h, 3 d";

    record Sequence(long number) implements GoTo {}

    record Moment(Instant time) implements GoTo {}

    /**
     * Reads what was typed; null if it is neither.
     *
     * @param zone of the person who types
     */
    static @Nullable GoTo of(String typed, Instant now, ZoneId zone) {
        var text = typed.strip().toLowerCase(Locale.ROOT);
        if (text.matches("[0-9][0-9,]{0,23}")) {
            return sequence(text.replace(",", ""));
        }
        if (text.matches("[0-9]{1,6} ?(s|m|min|h|d)( ago)?")) {
            return new Moment(now.minus(span(text)));
        }
        return moment(typed.strip(), now, zone);
    }

    private static @Nullable GoTo sequence(String digits) {
        try {
            return new Sequence(Long.parseLong(digits));
        } catch (NumberFormatException tooLarge) {
            return null;
        }
    }

    private static Duration span(String text) {
        long count = Long.parseLong(text.replaceAll("[^0-9].*", ""));
        var unit = text.replaceAll("^[0-9]+ ?", "");
        return unit.startsWith("s")
                ? Duration.ofSeconds(count)
                : unit.startsWith("m")
                        ? Duration.ofMinutes(count)
                        : unit.startsWith("h") ? Duration.ofHours(count) : Duration.ofDays(count);
    }

    private static @Nullable GoTo moment(String text, Instant now, ZoneId zone) {
        try {
            if (text.matches("[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?")) {
                var time = LocalTime.parse(text.indexOf(':') == 1 ? "0" + text : text);
                var today = LocalDate.ofInstant(now, zone).atTime(time).atZone(zone).toInstant();
                return new Moment(today.isAfter(now) ? today.minus(Duration.ofDays(1)) : today);
            }
            if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return new Moment(LocalDate.parse(text).atStartOfDay(zone).toInstant());
            }
            var iso = text.replaceFirst("^([0-9]{4}-[0-9]{2}-[0-9]{2}) ", "$1T");
            return iso.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})$")
                    ? new Moment(OffsetDateTime.parse(iso).toInstant())
                    : new Moment(LocalDateTime.parse(iso).atZone(zone).toInstant());
        } catch (DateTimeException neither) {
            return null;
        }
    }
}
