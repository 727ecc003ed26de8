package claudoom.monitor.feature.subjects.model;

import java.util.List;

/**
 * One condition as the user typed it: what to look for, how to read it and where to look.
 *
 * @param text as typed; blank is no condition
 */
public record Criterion(String text, Mode mode, Where where) {

    public static final Criterion NONE = new Criterion("", Mode.AUTO, Where.SUBJECT);

    /** How the text is read. */
    public enum Mode {
        /** By its look: what begins with {@code /} and the signs of expressions are one, {@code *} and {@code >} a wildcard, the rest text. */
        AUTO("auto"),
        /** Contained anywhere, capitals or not. */
        TEXT("text"),
        /** A pattern of NATS over the whole subject. */
        WILDCARD("wildcard"),
        /** A regular expression that matches anywhere, capitals or not; its time grows with the text only. */
        REGEX("regex");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** What is looked at. */
    public enum Where {
        SUBJECT("subject"), PAYLOAD("last payload");

        private final String word;

        Where(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public boolean isBlank() {
        return text.isBlank();
    }

    public Criterion text(String other) {
        return new Criterion(other, mode, where);
    }

    public Criterion mode(Mode other) {
        return new Criterion(text, other, where);
    }

    public Criterion where(Where other) {
        return new Criterion(text, mode, other);
    }

    /** How it is read: {@link Mode#AUTO} only as long as nothing was typed. */
    public Mode readAs() {
        return mode != Mode.AUTO || isBlank() ? mode : look(text.strip());
    }

    private Mode look(String typed) {
        if (quoted(typed)) {
            return Mode.TEXT;
        }
        if (typed.startsWith("/")) {
            return Mode.REGEX; // also while its end is not typed yet: as a text it would find nothing until then
        }
        if (where == Where.PAYLOAD) {
            return Mode.TEXT; // brackets and stars are common in payloads
        }
        boolean expression = typed.endsWith("$") || typed.chars().anyMatch(c -> "^|\\([".indexOf(c) >= 0);
        boolean wildcard = typed.indexOf('*') >= 0 || typed.indexOf('>') >= 0;
        return expression ? Mode.REGEX : wildcard ? Mode.WILDCARD : Mode.TEXT;
    }

    /** The pattern of NATS that a server can be asked with; empty if it is none. */
    public String pattern() {
        var typed = text.strip();
        boolean pattern = !isBlank() && where == Where.SUBJECT && readAs() == Mode.WILDCARD
                && typed.chars().noneMatch(c -> c <= ' ')
                && (typed.indexOf('>') < 0 || typed.indexOf('>') == typed.length() - 1)
                && !List.of(typed.split("\\.", -1)).contains("");
        return pattern ? typed : "";
    }

    /** What is looked for: without the quotes or slashes that only say how to read it. */
    String wanted() {
        var typed = text.strip();
        boolean wrapped = (readAs() == Mode.TEXT && quoted(typed)) || (readAs() == Mode.REGEX && slashed(typed));
        return wrapped ? typed.substring(1, typed.length() - 1) : typed;
    }

    /** Whether a regular expression was begun with a slash and is not at its end, so that nobody knows yet what it is. */
    boolean unfinished() {
        var typed = text.strip();
        return mode == Mode.AUTO && typed.startsWith("/") && !slashed(typed);
    }

    private static boolean quoted(String typed) {
        return typed.length() > 2 && typed.startsWith("\"") && typed.endsWith("\"");
    }

    private static boolean slashed(String typed) {
        return typed.length() > 2 && typed.startsWith("/") && typed.endsWith("/");
    }
}
