package claudoom.monitor.feature.events.model;

import claudoom.monitor.terms.RegexSize;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** Regular expressions whose time grows with the text only (RE2), small enough that this time is short. */
final class SafePattern {

    private SafePattern() {}

    static Pattern of(String regex, Token where) throws BadFilter {
        if (RegexSize.tooLarge(regex)) {
            throw new BadFilter("this regular expression is too large", where.from(), where.to());
        }
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException bad) {
            throw new BadFilter("no regular expression: " + bad.getDescription(), where.from(), where.to());
        }
    }
}
