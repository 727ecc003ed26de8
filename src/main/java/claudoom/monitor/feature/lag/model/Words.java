package claudoom.monitor.feature.lag.model;

import java.util.Locale;

/** Numbers in sentences. */
final class Words {

    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;

    private Words() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 9.95 ? "%,.1f" : "%,.0f", perSecond);
    }

    /** As in "41 s", "14 min", "5 h", "3 d". */
    static String span(double seconds) {
        if (seconds < 1.5 * MINUTE) {
            return Math.round(seconds) + " s";
        }
        if (seconds < 1.5 * HOUR) {
            return Math.round(seconds / MINUTE) + " min";
        }
        return seconds < 2 * DAY ? Math.round(seconds / HOUR) + " h" : Math.round(seconds / DAY) + " d";
    }

    /** As in "1 message", "12 messages". */
    static String many(long number, String one) {
        return count(number) + " " + one + (number == 1 ? "" : "s");
    }
}
