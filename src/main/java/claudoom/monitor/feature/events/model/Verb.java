package claudoom.monitor.feature.events.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of a field in words. */
public enum Verb {
    CONTAINS("contains"), STARTS("starts with"), MATCHES("matches"), EXISTS("exists");

    private final String text;

    Verb(String text) {
        this.text = text;
    }

    /** As it is typed. */
    public String text() {
        return text;
    }

    int words() {
        return this == STARTS ? 2 : 1;
    }

    /** The one that stands there; null if none does. */
    static @Nullable Verb of(List<Token> tokens, int at) {
        for (var verb : values()) {
            var words = List.of(verb.text.split(" ", -1));
            if (tokens.get(at).says(words.getFirst())
                    && (words.size() == 1 || (at + 1 < tokens.size() && tokens.get(at + 1).says(words.get(1))))) {
                return verb;
            }
        }
        return null;
    }
}
