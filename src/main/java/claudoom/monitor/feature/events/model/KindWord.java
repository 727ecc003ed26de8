package claudoom.monitor.feature.events.model;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import java.util.Locale;

/** What kind of event a message is, in the words that a researcher reads and types. */
public final class KindWord {

    private KindWord() {}

    /** The word in the list: "death" for an agent's event, "experiment start" where the event alone would not say it. */
    public static String of(Meaning meaning) {
        return switch (meaning.kind()) {
            case EXPERIMENT, GENERATION, SYSTEM, CONTROL, DEAD_LETTER -> meaning.event().isEmpty()
                    ? of(meaning.kind())
                    : of(meaning.kind()) + " " + meaning.event();
            default -> of(meaning.kind());
        };
    }

    /** The word for a kind alone. */
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
