package claudoom.monitor.traffic;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The subjects on which messages came lately, with their texts as strings: most messages are on one of those, and strings are
 * compared faster than anything else. One thread.
 */
final class Lately {

    private static final int PLACES = 1 << 15;
    /** One in so many that are not found takes the place of another one; with very many subjects all would else be in vain. */
    private static final int SELDOM = 7;

    private final String[] texts = new String[PLACES];
    private final @Nullable LiveSubject[] subjects = new LiveSubject[PLACES];
    private int missed;

    Lately() {
        Arrays.fill(texts, "");
    }

    @Nullable LiveSubject find(String text, int mixed) {
        int place = mixed >>> 17;
        return texts[place].equals(text) ? subjects[place] : null;
    }

    void missed(String text, int mixed, LiveSubject subject) {
        int place = mixed >>> 17;
        if (subjects[place] == null || (missed++ & SELDOM) == 0) {
            texts[place] = text;
            subjects[place] = subject;
        }
    }

    void forget(LiveSubject subject, int mixed) {
        int place = mixed >>> 17;
        if (subjects[place] == subject) {
            texts[place] = "";
            subjects[place] = null;
        }
    }
}
