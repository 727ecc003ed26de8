package claudoom.monitor.feature.events.model;

import java.math.BigInteger;

/**
 * A number or a text as it was typed.
 *
 * @param number whether it is compared as a number; what stands in quotes is a text
 */
record Literal(String text, boolean number) {

    private static final int LONGEST_NUMBER = 100;

    static boolean isNumber(String text) {
        int i = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int digits = i;
        while (i < text.length() && (digit(text.charAt(i)) || (text.charAt(i) == '.' && text.indexOf('.') == i))) {
            i++;
        }
        boolean some = i > digits && text.charAt(i - 1) != '.' && text.charAt(digits) != '.';
        if (some && i + 1 < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            i += text.charAt(i + 1) == '-' || text.charAt(i + 1) == '+' ? 2 : 1;
            int power = i;
            while (i < text.length() && digit(text.charAt(i))) {
                i++;
            }
            some = i > power;
        }
        return some && i == text.length() && i <= LONGEST_NUMBER;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Compares two numbers as they are written; whole ones exactly, however large they are. */
    static int compare(String one, String other) {
        if (whole(one) && whole(other)) {
            return Long.compare(Long.parseLong(one), Long.parseLong(other));
        }
        int order = Double.compare(Double.parseDouble(one) + 0.0, Double.parseDouble(other) + 0.0);
        // beyond 2^53 neighbours are the same to a double, but what is different to it is different
        return order == 0 && digits(one) && digits(other)
                ? new BigInteger(one).compareTo(new BigInteger(other))
                : order;
    }

    private static boolean digits(String number) {
        return number.length() <= LONGEST_NUMBER && number.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-');
    }

    private static boolean whole(String number) {
        return number.length() <= 18 && digits(number);
    }
}
