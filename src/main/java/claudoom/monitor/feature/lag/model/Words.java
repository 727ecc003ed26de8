package claudoom.monitor.feature.lag.model;

/** Numbers in sentences. */
final class Words {

    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;

    private Words() {}

    static String count(long number) {
        var digits = Long.toString(Math.abs(number));
        var grouped = new StringBuilder(number < 0 ? "-" : "");
        for (int i = 0; i < digits.length(); i++) {
            boolean thousand = i > 0 && (digits.length() - i) % 3 == 0;
            grouped.append(thousand ? "," : "").append(digits.charAt(i));
        }
        return grouped.toString();
    }

    static String rate(double perSecond) {
        if (perSecond >= 9.95) {
            return count(Math.round(perSecond));
        }
        long tenths = Math.round(perSecond * 10);
        return tenths / 10 + "." + tenths % 10;
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
