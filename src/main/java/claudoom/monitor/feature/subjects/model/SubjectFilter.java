package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.terms.SubjectPattern;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What the user typed to narrow the tree: a text that the subject contains, or a pattern with NATS wildcards. A text in double
 * quotes is always a text.
 */
public final class SubjectFilter {

    private final Predicate<String> test;

    private SubjectFilter(Predicate<String> test) {
        this.test = test;
    }

    /** Why a text cannot be used, in a few words for the user. */
    public static final class Unusable extends Exception {

        private static final long serialVersionUID = 1;

        Unusable(String why) {
            super(why);
        }

        public String why() {
            return String.valueOf(getMessage());
        }
    }

    /** @param text not blank */
    public static SubjectFilter of(String text) throws Unusable {
        var typed = text.strip();
        if (typed.length() > 1 && typed.startsWith("\"") && typed.endsWith("\"")) {
            return containing(typed.substring(1, typed.length() - 1));
        }
        if (typed.indexOf('*') < 0 && typed.indexOf('>') < 0) {
            return containing(typed);
        }
        check(typed);
        return new SubjectFilter(new SubjectPattern(typed)::matches);
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
            if (token.length() > 1 && (token.indexOf('*') >= 0 || token.indexOf('>') >= 0)) {
                throw new Unusable("* and > stand for whole tokens; for a text put it in quotes");
            }
            if (token.equals(">") && i < tokens.length - 1) {
                throw new Unusable("> must be the last token");
            }
        }
    }

    private static SubjectFilter containing(String text) {
        var wanted = text.toLowerCase(Locale.ROOT);
        boolean plain = wanted.equals(text.toUpperCase(Locale.ROOT));
        return new SubjectFilter(plain ? subject -> subject.contains(wanted) : subject -> contains(subject, wanted));
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

    boolean matches(String subject) {
        return test.test(subject);
    }
}
