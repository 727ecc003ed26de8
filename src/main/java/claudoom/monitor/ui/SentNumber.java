package claudoom.monitor.ui;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/** A number of any size as somebody sent it, written as {@link Figures} write numbers; what is none stays as it is. */
public final class SentNumber {

    private static final Pattern NUMBER = Pattern.compile("(-?)([0-9]+)(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?");
    private static final String[] UNITS = {"", " k", " M", " G", " T", " P", " E"};
    private static final int THOUSAND = 3;
    /** Smaller ones are written with an exponent. */
    private static final int SMALLEST = -5;

    private SentNumber() {}

    /** All of it: "9,007,199,254,740,993", "\u22120.25", "1e400". */
    public static String whole(String sent) {
        var parts = NUMBER.matcher(sent);
        if (!parts.matches()) {
            return sent;
        }
        var rest = (parts.group(3) == null ? "" : parts.group(3)) + (parts.group(4) == null ? "" : parts.group(4));
        return (parts.group(1).isEmpty() ? "" : "\u2212") + grouped(parts.group(2)) + rest.replace('-', '\u2212');
    }

    /** All of it where so many characters find room, else what fits of its fraction, or three figures: "9.01 P", "1.23e\u221212". */
    public static String within(String sent, int room) {
        var whole = whole(sent);
        if (whole.length() <= room || !NUMBER.matcher(sent).matches()) {
            return whole;
        }
        var number = new BigDecimal(sent);
        long size = (long) number.precision() - number.scale() - 1;
        int decimals =
                room - (number.signum() < 0 ? 1 : 0) - (size < 0 ? 1 : (int) Math.min(size + size / 3 + 1, room)) - 1;
        if (number.scale() > 0 && size >= SMALLEST && (size < 0 ? decimals + size >= THOUSAND - 1 : decimals > 0)) {
            return whole(number.setScale(Math.min(decimals, number.scale()), RoundingMode.HALF_UP).toPlainString());
        }
        return brief(number);
    }

    private static String brief(BigDecimal number) {
        var three = number.round(new MathContext(THOUSAND));
        long size = (long) three.precision() - three.scale() - 1;
        if (three.signum() == 0) {
            return "0";
        }
        if (size < THOUSAND || size >= (long) UNITS.length * THOUSAND) {
            var figures = new BigDecimal(three.unscaledValue(), three.precision() - 1).stripTrailingZeros();
            return size >= 0 && size < THOUSAND
                    ? whole(three.toPlainString())
                    : whole(figures.toPlainString() + "e" + size);
        }
        int unit = (int) (size / THOUSAND);
        return String.format(Locale.ROOT, "%s%s",
                whole(three.scaleByPowerOfTen(-unit * THOUSAND)
                        .setScale(THOUSAND - 1 - (int) (size % THOUSAND), RoundingMode.HALF_UP)
                        .toPlainString()),
                UNITS[unit]);
    }

    private static String grouped(String digits) {
        var grouped = new StringBuilder(digits.length() + digits.length() / THOUSAND);
        int head = digits.length() % THOUSAND;
        grouped.append(digits, 0, head);
        for (int i = head; i < digits.length(); i += THOUSAND) {
            grouped.append(i == 0 ? "" : ",").append(digits, i, i + THOUSAND);
        }
        return grouped.toString();
    }
}
