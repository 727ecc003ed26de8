package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.feature.subjects.model.SubjectFilter.Unusable;
import claudoom.monitor.terms.RegexSize;
import claudoom.monitor.terms.SubjectPattern;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Locale;
import java.util.function.Predicate;

/** Makes a test of texts out of what was typed, or says in words why that cannot be. */
final class TextTest {

    /** Longer ones are an accident. */
    private static final int LONGEST = 1_000;

    private TextTest() {}

    /** @param criterion not blank */
    static Predicate<String> of(Criterion criterion) throws Unusable {
        var wanted = criterion.wanted();
        if (wanted.length() > LONGEST) {
            throw new Unusable("this is too long to look for");
        }
        if (criterion.unfinished()) {
            throw new Unusable("unfinished regex: end it with /");
        }
        return switch (criterion.readAs()) {
            case WILDCARD -> wildcard(wanted, criterion.where());
            case REGEX -> expression(wanted);
            case TEXT, AUTO -> containing(wanted);
        };
    }

    private static Predicate<String> wildcard(String typed, Criterion.Where where) throws Unusable {
        if (where == Criterion.Where.PAYLOAD) {
            throw new Unusable("wildcards are for subjects; use text or regex for payloads");
        }
        check(typed);
        return new SubjectPattern(typed)::matches;
    }

    private static void check(String pattern) throws Unusable {
        var tokens = pattern.split("\\.", -1);
        for (int i = 0; i < tokens.length; i++) {
            var token = tokens[i];
            if (token.isEmpty()) {
                throw new Unusable(i == tokens.length - 1
                        ? "a token is missing after the last dot"
                        : "a token is missing between dots");
            }
            if (token.chars().anyMatch(Character::isWhitespace)) {
                throw new Unusable("a subject has no blanks");
            }
            if (token.length() > 1 && (token.indexOf('*') >= 0 || token.indexOf('>') >= 0)) {
                throw new Unusable("* and > stand for whole tokens; put text in quotes");
            }
            if (token.equals(">") && i < tokens.length - 1) {
                throw new Unusable("> must be the last token");
            }
        }
    }

    private static Predicate<String> expression(String typed) throws Unusable {
        if (RegexSize.tooLarge(typed)) {
            throw new Unusable(
                    "regex too large: at most 300 characters, 2,000 with {9} written out");
        }
        try {
            var pattern = Pattern.compile(typed, Pattern.CASE_INSENSITIVE);
            return text -> pattern.matcher(text).find();
        } catch (PatternSyntaxException broken) {
            throw new Unusable("not a regex: " + broken.getDescription() + part(broken.getPattern()));
        }
    }

    private static String part(String faulty) {
        return faulty.isEmpty() || faulty.startsWith("(?i)") || faulty.length() > 12 ? "" : ": " + faulty;
    }

    private static Predicate<String> containing(String text) {
        var wanted = text.toLowerCase(Locale.ROOT);
        boolean plain = wanted.equals(text.toUpperCase(Locale.ROOT));
        return plain ? subject -> subject.contains(wanted) : subject -> contains(subject, wanted);
    }

    private static boolean contains(String subject, String wanted) {
        char first = wanted.charAt(0);
        char other = Character.toUpperCase(first);
        int last = subject.length() - wanted.length();
        for (int i = 0; i <= last; i++) {
            char c = subject.charAt(i);
            if ((c == first || c == other) && subject.regionMatches(true, i, wanted, 0, wanted.length())) {
                return true;
            }
        }
        return false;
    }
}
