package claudoom.monitor.feature.events.model;

import java.util.Locale;
import java.util.Set;

/**
 * A piece of a filter as it was typed.
 *
 * @param text what it says, without quotes
 * @param from where it begins among the characters
 * @param to index after its last character
 * @param quoted whether some of it stood in quotes, so that it is no keyword
 * @param colon where in the text the colon after a field stands, or -1
 */
record Token(Sort sort, String text, int from, int to, boolean quoted, int colon) {

    /** Words that join conditions. */
    static final Set<String> JOINTS = Set.of("and", "or", "not");

    /** What a piece is. */
    enum Sort {
        WORD, OPERATOR, OPEN, CLOSE,
        /** A minus directly before a bracket. */
        MINUS, END
    }

    static Token sign(Sort sort, String text, int from) {
        return new Token(sort, text, from, from + text.length(), false, -1);
    }

    boolean is(Sort wanted) {
        return sort == wanted;
    }

    /** Whether it is this word, typed without quotes. */
    boolean says(String word) {
        return sort == Sort.WORD && !quoted && text.equalsIgnoreCase(word);
    }

    boolean joint() {
        return sort == Sort.WORD && !quoted && JOINTS.contains(text.toLowerCase(Locale.ROOT));
    }
}
