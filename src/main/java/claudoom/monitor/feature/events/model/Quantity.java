package claudoom.monitor.feature.events.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sizes, durations and times as they are typed. */
final class Quantity {

    private static final Map<String, Double> BYTES = Map.ofEntries(Map.entry("b", 1.0), Map.entry("kb", 1e3),
            Map.entry("mb", 1e6), Map.entry("gb", 1e9), Map.entry("kib", 1024.0), Map.entry("mib", 1048576.0),
            Map.entry("gib", 1073741824.0));
    private static final Map<String, Double> SECONDS = Map.ofEntries(Map.entry("ns", 1e-9), Map.entry("us", 1e-6),
            Map.entry("µs", 1e-6), Map.entry("ms", 1e-3), Map.entry("s", 1.0), Map.entry("sec", 1.0),
            Map.entry("m", 60.0), Map.entry("min", 60.0), Map.entry("h", 3600.0), Map.entry("d", 86400.0));

    private Quantity() {}

    /** A stretch of time, epoch milliseconds. */
    record Span(long from, long until) {}

    /** Whether a word may follow a number as its unit. */
    static boolean unit(String word) {
        var small = word.toLowerCase(Locale.ROOT);
        return BYTES.containsKey(small) || SECONDS.containsKey(small);
    }

    /** Bytes; null if it is no size. */
    static @Nullable Double bytes(String text) {
        return measured(text, BYTES, 1.0);
    }

    /** Seconds; null if it is no duration, and a bare number is none. */
    static @Nullable Double seconds(String text) {
        return measured(text, SECONDS, null);
    }

    private static @Nullable Double measured(String text, Map<String, Double> units, @Nullable Double bare) {
        int end = text.length();
        while (end > 0 && !Character.isDigit(text.charAt(end - 1))) {
            end--;
        }
        var unit = text.substring(end).strip().toLowerCase(Locale.ROOT);
        var factor = unit.isEmpty() ? bare : units.get(unit);
        var number = text.substring(0, end);
        return factor == null || !Literal.isNumber(number) ? null : (Double) (Double.parseDouble(number) * factor);
    }

    /**
     * A number with a unit, in the unit in which a field is measured that says so in its name: {@code latency_us}; null if
     * it is no such number or the name says nothing.
     */
    static @Nullable String inUnitOf(String field, String text) {
        var unit = field.substring(field.lastIndexOf('_') + 1).toLowerCase(Locale.ROOT);
        var time = seconds(text);
        var factor = SECONDS.get(unit);
        if (time != null && factor != null && field.contains("_")) {
            return plain(time / factor);
        }
        var size = bytes(text);
        return size != null && unit.equals("bytes") ? plain(size) : null;
    }

    private static String plain(double number) {
        // 87 ms are 87000.00000000001 µs only to the machine
        double whole = Math.rint(number);
        boolean near = Math.abs(number - whole) <= Math.abs(whole) * 1e-12 && Math.abs(whole) < 1e15;
        return near ? Long.toString((long) whole) : Double.toString(number);
    }

    /** "19:42", "19:42:10", "2026-11-20", "2026-11-20T19:42" or with an offset; null if it is none of them. */
    static @Nullable Span span(String text, Instant now, ZoneId zone) {
        var plain = text.strip().replace(' ', 'T');
        long length = Math.max(1, length(plain));
        try {
            var from = from(plain, now, zone).toEpochMilli();
            return new Span(from, from + length);
        } catch (DateTimeException | ArithmeticException none) {
            return null;
        }
    }

    private static Instant from(String text, Instant now, ZoneId zone) {
        if (!text.contains("-")) {
            // the latest such moment: just after midnight 23:58 was yesterday
            var today = LocalTime.parse(text).atDate(LocalDate.ofInstant(now, zone)).atZone(zone);
            return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
        }
        if (!text.contains("T")) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        boolean offset = text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T');
        return offset ? OffsetDateTime.parse(text).toInstant() : LocalDateTime.parse(text).atZone(zone).toInstant();
    }

    /** How long that moment lasts, in milliseconds. */
    private static long length(String text) {
        if (text.contains(".")) {
            return 1;
        }
        int clock = text.indexOf(':');
        if (clock < 0) {
            return 86_400_000;
        }
        boolean seconds = clock + 3 < text.length() && text.charAt(clock + 3) == ':';
        return seconds ? 1_000 : 60_000;
    }
}
