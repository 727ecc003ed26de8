package claudoom.monitor.terms;

import org.jspecify.annotations.Nullable;

/** What a subject must look like before a message may be sent to it. */
public final class ExactSubject {

    /** Longest subject that is sent, in characters; the server's control line ends at 4,096 bytes. */
    public static final int LONGEST = 3_000;

    private ExactSubject() {}

    /**
     * Why no message may be published to this subject, as one sentence, or null if one may.
     * The server would take a wildcard as a literal token, and nobody who listens for the real ones would get the message.
     */
    public static @Nullable String refusal(String subject) {
        if (subject.isEmpty()) {
            return "The subject is empty.";
        }
        if (subject.length() > LONGEST) {
            return "The subject is longer than " + LONGEST + " characters.";
        }
        for (String token : subject.split("\\.", -1)) {
            if (token.equals("*") || token.equals(">")) {
                return "A message cannot be sent to a wildcard: the subject holds the token " + token + ".";
            }
            String wrong = characters(token);
            if (wrong != null) {
                return "The subject " + wrong + ".";
            }
        }
        return null;
    }

    /** The same for one token that is put into a subject, such as the name of an agent. */
    public static @Nullable String tokenRefusal(String token) {
        if (token.length() > LONGEST) {
            return "The name is longer than " + LONGEST + " characters.";
        }
        if (token.indexOf('*') >= 0 || token.indexOf('>') >= 0) {
            return "A message cannot be sent to a wildcard: the name holds * or >.";
        }
        if (token.indexOf('.') >= 0) {
            return "The name holds a dot, which would make two tokens of it.";
        }
        String wrong = characters(token);
        return wrong == null ? null : "The name " + wrong + ".";
    }

    /** What is wrong with the characters of one token, to be put behind "The subject"; null if nothing is. */
    static @Nullable String characters(String token) {
        if (token.isEmpty()) {
            return "holds an empty token";
        }
        return token.codePoints().mapToObj(ExactSubject::fault).filter(f -> !f.isEmpty()).findFirst().orElse(null);
    }

    private static String fault(int codePoint) {
        if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
            return "holds a space or a line break";
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> "holds a control character";
            case Character.FORMAT -> "holds an invisible character";
            case Character.SURROGATE -> "holds half a character";
            default -> "";
        };
    }
}
