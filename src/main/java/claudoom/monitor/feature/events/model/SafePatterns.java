package claudoom.monitor.feature.events.model;

import claudoom.monitor.terms.RegexSize;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Locale;

/** The regular expressions of one filter: their time grows with the text only (RE2), and all together are small enough to be quick. */
final class SafePatterns {

    private long steps;

    Pattern of(String regex, Token where) throws BadFilter {
        if (RegexSize.tooLarge(regex)) {
            throw new BadFilter("this regular expression is too large: at most " + RegexSize.LONGEST
                    + " characters, and " + most() + " when repetitions as {9} are written out", where.from(),
                    where.to());
        }
        steps += RegexSize.steps(regex);
        if (steps > RegexSize.MOST_STEPS) {
            throw new BadFilter("the regular expressions are too large together: at most " + most()
                    + " characters when repetitions as {9} are written out", where.from(), where.to());
        }
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException bad) {
            throw new BadFilter("no regular expression: " + bad.getDescription(), where.from(), where.to());
        }
    }

    private static String most() {
        return String.format(Locale.ROOT, "%,d", RegexSize.MOST_STEPS);
    }
}
