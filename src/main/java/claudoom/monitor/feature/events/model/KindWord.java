package claudoom.monitor.feature.events.model;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import java.util.Locale;

/** What kind of event a message is, in the words that a researcher reads and types. */
public final class KindWord {

    private KindWord() {}

    /** What happened, where the kind does not say it: "start" of an experiment; else empty. */
    public static String event(Meaning meaning) {
        return switch (meaning.kind()) {
            case EXPERIMENT, GENERATION, SYSTEM, CONTROL, DEAD_LETTER -> meaning.event();
            default -> "";
        };
    }

    /** The word for a kind. */
    public static String of(Kind kind) {
        return switch (kind) {
            case AGENT_ERROR -> "error";
            case AGENT_QUESTION -> "question";
            case RAG_QUERY -> "rag query";
            case DEAD_LETTER -> "dead letter";
            default -> kind.name().toLowerCase(Locale.ROOT);
        };
    }

    /** A word as it is compared: "Dead-Letter", "dead_letter" and "dead letter" are one. */
    static String plain(String word) {
        var plain = new StringBuilder(word.length());
        word.toLowerCase(Locale.ROOT).codePoints().filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
