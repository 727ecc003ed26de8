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
            var words = verb.text.split(" ");
            if (tokens.get(at).says(words[0]) && (words.length == 1 || at + 1 < tokens.size() && tokens.get(at + 1).says(words[1]))) {
                return verb;
            }
        }
        return null;
    }
}
