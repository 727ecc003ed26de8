package claudoom.monitor.feature.deadletters.model;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in words what sort of failure a letter is, so that letters that failed alike come into one group. */
public final class Fingerprint {

    private static final int LONGEST = 120;
    private static final Pattern UUID =
            Pattern.compile("\\b\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}\\b");
    /** Hexadecimal with a digit in it, long enough not to be a word. */
    private static final Pattern HEX = Pattern.compile("\\b(?=\\p{XDigit}*\\d)(0x)?\\p{XDigit}{8,64}\\b");
    private static final Pattern DIGITS = Pattern.compile("\\d++([.,:]\\d++)*+");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\s]++");

    private Fingerprint() {}

    /** @param what the word for what the message was about, such as {@code death}; may be empty */
    public static String of(Source source, Failure failure, String what, @Nullable String agent) {
        var where = failure.consumer() == null ? what : failure.consumer();
        var reason = failure.reason() == null ? "" : plain(failure.reason(), agent);
        var words = switch (source) {
            case MAX_DELIVERIES -> delivered(failure.deliveries()) + ", never acknowledged";
            case TERMINATED -> reason.isEmpty() ? "Terminated without a reason" : "Terminated: " + reason;
            case SUBJECT -> reason.isEmpty() ? "Dead letter without a reason" : capital(reason);
        };
        return where.isEmpty() ? words : words + " · " + plain(where, agent);
    }

    private static String delivered(@Nullable Long times) {
        return times == null ? "Delivered too often" : "Delivered " + times + (times == 1 ? " time" : " times");
    }

    /** The text without what differs from letter to letter: names of the agent, ids, numbers. */
    static String plain(String text, @Nullable String agent) {
        var head = text.codePointCount(0, text.length()) > 4 * LONGEST
                ? text.substring(0, text.offsetByCodePoints(0, 4 * LONGEST))
                : text;
        var plain = BLANKS.matcher(head.strip()).replaceAll(" ");
        if (agent != null && agent.length() > 1) {
            plain = plain.replace(agent, "‹agent›");
        }
        plain = UUID.matcher(plain).replaceAll("‹id›");
        plain = HEX.matcher(plain).replaceAll("‹id›");
        plain = DIGITS.matcher(plain).replaceAll("#");
        return plain.codePointCount(0, plain.length()) <= LONGEST
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private static String capital(String text) {
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }
}
