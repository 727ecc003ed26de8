package claudoom.monitor.terms;

import org.jspecify.annotations.Nullable;

/** What a text must look like before it may be listened to as a pattern of subjects. */
public final class PatternText {

    private PatternText() {}

    /** Why this cannot be listened to, as one sentence that says what to do, or null if it can. */
    public static @Nullable String refusal(String text) {
        if (text.isEmpty()) {
            return "Write a subject or a pattern, such as lab.> or lab.*.health.";
        }
        if (text.length() > ExactSubject.LONGEST) {
            return "The pattern is longer than " + ExactSubject.LONGEST + " characters.";
        }
        var tokens = text.split("\\.", -1);
        for (int n = 0; n < tokens.length; n++) {
            var wrong = token(tokens[n], n == tokens.length - 1);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private static @Nullable String token(String token, boolean last) {
        if (token.equals(">")) {
            return last ? null : "> stands for the rest of a subject: it can only be the last token.";
        }
        if (token.equals("*")) {
            return null;
        }
        if (token.indexOf('*') >= 0 || token.indexOf('>') >= 0) {
            return "* and > stand for whole tokens: write lab.* or lab.>, not lab* or lab>.";
        }
        var wrong = ExactSubject.characters(token);
        return wrong == null ? null : "The pattern " + wrong + ".";
    }
}
