package claudoom.monitor.feature.events.model;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** Regular expressions whose time grows with the text only (RE2), small enough that this time is short. */
final class SafePattern {

    private static final int LONGEST = 300;
    private static final long MOST_STEPS = 10_000;

    private SafePattern() {}

    static Pattern of(String regex, Token where) throws BadFilter {
        if (regex.length() > LONGEST || steps(regex) > MOST_STEPS) {
            throw new BadFilter("this regular expression is too large", where.from(), where.to());
        }
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException bad) {
            throw new BadFilter("no regular expression: " + bad.getDescription(), where.from(), where.to());
        }
    }

    /** No fewer than it will have: repetitions in repetitions multiply. */
    private static long steps(String regex) {
        long steps = Math.max(1, regex.length());
        for (int open = regex.indexOf('{'); open >= 0; open = regex.indexOf('{', open + 1)) {
            long most = 1;
            long number = 0;
            for (int i = open + 1; i < regex.length() && "0123456789,".indexOf(regex.charAt(i)) >= 0; i++) {
                number = regex.charAt(i) == ',' ? 0 : Math.min(MOST_STEPS, number * 10 + regex.charAt(i) - '0');
                most = Math.max(most, number);
            }
            steps = Math.min(MOST_STEPS + 1, steps * most);
        }
        return steps;
    }
}
