package claudoom.monitor.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** How numbers are written, the same on every machine; {@code null} is what nobody knows and never becomes 0. */
public final class Figures {

    /** What stands where a number would stand if anybody knew it. */
    public static final String UNKNOWN = "–";

    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;
    private static final String[] BYTES = {" B", " kB", " MB", " GB", " TB", " PB", " EB"};
    private static final String[] SHORT = {"", " k", " M", " G", " T", " P", " E"};
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY_CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter CLOCK_MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private Figures() {}

    /** 1204311 as "1,204,311"; below zero with a true minus sign, which is as wide as the plus. */
    public static String count(@Nullable Long n) {
        return n == null ? UNKNOWN : count(n.longValue());
    }

    /** As {@link #count(Long)}, for a number that is known. Written by hand: tables call it thousands of times a second. */
    public static String count(long n) {
        var digits = n < 0 ? Long.toString(n).substring(1) : Long.toString(n);
        int head = digits.length() % 3;
        var grouped = new StringBuilder(digits.length() + digits.length() / 3 + 1);
        grouped.append(n < 0 ? "\u2212" : "").append(digits, 0, head);
        for (int i = head; i < digits.length(); i += 3) {
            grouped.append(i == 0 ? "" : ",").append(digits, i, i + 3);
        }
        return grouped.toString();
    }

    /** As {@link #count(long)} up to 9,999,999; from there on three figures, "12.3 M", "1.23 G", for places that are narrow. */
    public static String brief(long n) {
        return brief(n, 9_999_999);
    }

    /** As {@link #count(long)} up to so many; from there on three figures, for places that are narrower still. */
    public static String brief(long n, long most) {
        return Math.abs(n) <= most ? count(n) : shortened(n);
    }

    private static String shortened(long n) {
        double size = n;
        int unit = 0;
        while (Math.abs(size) >= 999.5 && unit < SHORT.length - 1) {
            size /= 1000;
            unit++;
        }
        int decimals = Math.abs(size) < 9.995 ? 2 : Math.abs(size) < 99.95 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f", size).replace('-', '\u2212') + SHORT[unit];
    }

    /** A span as "0.2 s", "41 s", "12 min", "5 h", "3 d": one unit; a negative one (clocks differ) as "0 s". */
    public static String age(@Nullable Duration age) {
        return age == null ? UNKNOWN : seconds(Math.max(0, age.toNanos() / 1e9));
    }

    /** The span from then to now, as {@link #age(Duration)} writes it. */
    public static String age(@Nullable Instant from, Instant now) {
        return from == null ? UNKNOWN : age(Duration.between(from, now));
    }

    /** As in "12 s ago". */
    public static String ago(@Nullable Instant from, Instant now) {
        return from == null ? UNKNOWN : age(from, now) + " ago";
    }

    private static String seconds(double s) {
        if (s >= 0.05 && s < 0.95) {
            return tenths(s) + " s";
        }
        if (s < 1.5 * HOUR) {
            return s < 1.5 * MINUTE ? whole(s) + " s" : whole(s / MINUTE) + " min";
        }
        return s < 1.5 * DAY ? whole(s / HOUR) + " h" : whole(s / DAY) + " d";
    }

    /** A rate in whatever per second: "9,840", "12", "0.2"; what is above zero never reads "0". */
    public static String rate(@Nullable Double perSecond) {
        if (perSecond == null || !Double.isFinite(perSecond)) {
            return UNKNOWN;
        }
        return perSecond > 0 && perSecond < 0.05 ? "<0.1" : short1(perSecond);
    }

    /** A change per second as "+12/s", "−80/s", a steep one as "+124 k/s", a slow one as "+3/min" or "+2/h"; none as "0/s". */
    public static String slope(@Nullable Double perSecond) {
        if (perSecond == null || !Double.isFinite(perSecond)) {
            return UNKNOWN;
        }
        double size = Math.abs(perSecond);
        if (size >= 1 || size * HOUR < 0.5) {
            return signed(perSecond) + "/s";
        }
        return size * MINUTE >= 1 ? signed(perSecond * MINUTE) + "/min" : signed(perSecond * HOUR) + "/h";
    }

    /** Sizes in powers of 1,000: "168 B", "1.2 MB", "12 MB". */
    public static String bytes(@Nullable Long bytes) {
        if (bytes == null) {
            return UNKNOWN;
        }
        double size = bytes;
        int unit = 0;
        while (Math.abs(size) >= 999.5 && unit < BYTES.length - 1) {
            size /= 1000;
            unit++;
        }
        return (unit == 0 ? count(bytes) : Math.abs(size) < 9.95 ? tenths(size) : whole(size)) + BYTES[unit];
    }

    /** A share 0 to 1 as "67 %"; what is not quite nothing reads "<1 %", what is not quite all "99 %". */
    public static String percent(@Nullable Double share) {
        if (share == null || !Double.isFinite(share)) {
            return UNKNOWN;
        }
        if (share > 0 && share < 0.01) {
            return "<1 %";
        }
        return (share < 1 && share > 0.99 ? "99" : whole(share * 100)) + " %";
    }

    /** A short span as "0.8 ms", "87 ms", "1.2 s", for latencies and round trips. */
    public static String latency(@Nullable Duration span) {
        if (span == null) {
            return UNKNOWN;
        }
        double ms = span.toNanos() / 1e6;
        return ms < 999.5 ? (ms > 0 && ms < 0.05 ? "<0.1" : short1(ms)) + " ms" : short1(ms / 1000) + " s";
    }

    /** What is left, to be read as a clock: "8:00", "1:02:03". */
    public static String left(Duration span) {
        var d = span.isNegative() ? Duration.ZERO : span;
        return d.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", d.toHours(), d.toMinutesPart(), d.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", d.toMinutesPart(), d.toSecondsPart());
    }

    /** Time of day here, as "19:42:10". */
    public static String time(@Nullable Instant at) {
        return at == null ? UNKNOWN : CLOCK.format(at.atZone(ZoneId.systemDefault()));
    }

    /** Time of day here, as "19:42:10.123". */
    public static String timeMillis(@Nullable Instant at) {
        return at == null ? UNKNOWN : CLOCK_MILLIS.format(at.atZone(ZoneId.systemDefault()));
    }

    /** Day and time of day here, as "2026-11-22 19:42:10", for what may be long ago. */
    public static String moment(@Nullable Instant at) {
        return at == null ? UNKNOWN : DAY_CLOCK.format(at.atZone(ZoneId.systemDefault()));
    }

    /** Everything known of a moment, RFC 3339 with the offset of this place: for tooltips and copying. */
    public static String exact(@Nullable Instant at) {
        return at == null
                ? UNKNOWN
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(ZoneId.systemDefault()));
    }

    /** JavaFX cannot switch on OpenType {@code tnum}: a family is fit for columns only if its ten digits are equally wide. */
    public static boolean tabular(String family) {
        return IntStream.rangeClosed('0', '9').mapToDouble(d -> {
            var digit = new Text(Character.toString(d));
            digit.setFont(Font.font(family, 20));
            return digit.getLayoutBounds().getWidth();
        }).distinct().count() == 1;
    }

    /** Below ten one decimal where there is one, else none. */
    static String short1(double v) {
        return Math.abs(v) < 9.95 && Math.round(v * 10) % 10 != 0 ? tenths(v) : whole(v);
    }

    private static String signed(double v) {
        long n = Math.round(v);
        return (n > 0 ? "+" : "") + (Math.abs(n) < 100_000 ? count(n) : shortened(n));
    }

    private static String whole(double v) {
        return count(Math.round(v));
    }

    private static String tenths(double v) {
        return String.format(Locale.ROOT, "%.1f", v).replace('-', '\u2212');
    }
}
