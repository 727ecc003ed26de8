package claudoom.monitor.feature.subjects.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;

/** The longest plain text that everything holds that meets a condition, so that what lacks it need not be looked at; cautious. */
final class NeededText {

    /** What stands between two dots, or a dot and an end. */
    private static final Pattern WILDCARDS = Pattern.compile("(?<![^.])[*>](?![^.])");
    private static final String PLAIN = "-_/:,;=@#%&~ <>\"'!";

    private final String expression;
    private final StringBuilder run = new StringBuilder();
    private String longest = "";
    private int at;

    private NeededText(String expression) {
        this.expression = expression;
    }

    /** Empty where there is none or it cannot be told easily. */
    static String of(Criterion criterion) {
        var wanted = criterion.wanted();
        return switch (criterion.readAs()) {
            case TEXT, AUTO -> wanted;
            case WILDCARD -> ofPattern(wanted);
            case REGEX -> of(wanted);
        };
    }

    private static String ofPattern(String pattern) {
        return Arrays.stream(WILDCARDS.split(pattern)).max(Comparator.comparingInt(String::length)).orElse("");
    }

    /** That of a regular expression: letters of ASCII. */
    static String of(String expression) {
        var needed = new NeededText(expression);
        return needed.walk() ? needed.longest : "";
    }

    private boolean walk() {
        while (at < expression.length()) {
            char c = expression.charAt(at);
            boolean understood = switch (c) {
                case '\\' -> escaped();
                case '[' -> skipClass();
                case '.', '^', '$' -> ended(1);
                default -> plain(c) && literal(c, 1);
            };
            if (!understood) {
                return false;
            }
        }
        return ended(0);
    }

    private static boolean plain(char c) {
        return (c < 0x80 && Character.isLetterOrDigit(c)) || PLAIN.indexOf(c) >= 0;
    }

    private boolean escaped() {
        if (at + 1 == expression.length()) {
            return false;
        }
        char next = expression.charAt(at + 1);
        boolean letter = next >= 0x80 || Character.isLetterOrDigit(next);
        return letter ? "dDwWsSbB".indexOf(next) >= 0 && ended(2) && quantified() != '\0' : literal(next, 2);
    }

    private boolean skipClass() {
        int end = expression.indexOf(']', at + 2);
        return end > 0 && expression.indexOf('[', at + 1) != end && expression.substring(at + 1, end).indexOf('[') < 0
                && expression.substring(at, end).indexOf('\\') < 0 && ended(end + 1 - at) && quantified() != '\0';
    }

    private boolean ended(int more) {
        at += more;
        if (run.length() > longest.length()) {
            longest = run.toString();
        }
        run.setLength(0);
        return quantified() != '\0';
    }

    private boolean literal(char c, int length) {
        at += length;
        char how = quantified();
        if (how == '*' || how == '?') {
            return ended(0);
        }
        run.append(c);
        return how == ' ' || (how == '+' && ended(0));
    }

    /** Passes what says how often: {@code *}, {@code ?}, {@code +}, a blank for once; zero for what is not understood. */
    private char quantified() {
        char how = ' ';
        while (at < expression.length() && "*?+".indexOf(expression.charAt(at)) >= 0) {
            how = how == ' ' ? expression.charAt(at) : how; // +? and the like
            at++;
        }
        return at < expression.length() && "{|()".indexOf(expression.charAt(at)) >= 0 ? '\0' : how;
    }
}
