package claudoom.monitor.traffic;

import org.jspecify.annotations.Nullable;

/**
 * The subjects on which messages came lately, with their texts as strings: most messages are on one of those, and strings are
 * compared faster than anything else. Who is not here is told apart by a hash, without a look at anybody's text. One thread.
 */
final class Lately {

    /** Each subject may be at one of two neighbours: with 10,000 subjects one in twenty finds both taken, not one in seven. */
    private static final int PLACES = 1 << 15;
    /** One in so many that are not found takes the place of another one; with very many subjects all would else be in vain. */
    private static final int SELDOM = 63;
    /** After so many that were not found it is seen whether it is worth looking here at all. */
    private static final int MISSED = 1_024;
    /** Nobody is looked for here for so many messages if it is not. */
    private static final int REST = 1 << 17;

    private final int[] hashes = new int[PLACES];
    /** A text and its subject side by side, as they are needed together. */
    private final @Nullable Object[] pairs = new Object[PLACES * 2];
    private int missed;
    private int asked;
    private int rest;

    @Nullable LiveSubject find(String text, int mixed) {
        if (rest > 0) {
            rest--;
            return null;
        }
        asked++;
        int place = mixed >>> 17;
        if (hashes[place] != mixed) {
            place ^= 1;
        }
        return hashes[place] == mixed && text.equals(pairs[place * 2]) ? (LiveSubject) pairs[place * 2 + 1] : null;
    }

    void missed(String text, int mixed, LiveSubject subject) {
        if (rest > 0) {
            return;
        }
        int place = mixed >>> 17;
        if (pairs[place * 2] != null && pairs[(place ^ 1) * 2] == null) {
            place ^= 1;
        }
        if (pairs[place * 2] == null || takesOver()) {
            hashes[place] = mixed;
            pairs[place * 2] = text;
            pairs[place * 2 + 1] = subject;
        }
    }

    /** Whether one that was not found takes another one's place; and if too many are not found, it is not tried for a while. */
    private boolean takesOver() {
        if (++missed == MISSED) {
            rest = asked < MISSED * 2 ? REST : 0;
            missed = 0;
            asked = 0;
        }
        return (missed & SELDOM) == 0;
    }

    void forget(LiveSubject subject, int mixed) {
        clear(subject, mixed >>> 17);
        clear(subject, (mixed >>> 17) ^ 1);
    }

    private void clear(LiveSubject subject, int place) {
        if (pairs[place * 2 + 1] == subject) {
            pairs[place * 2] = null;
            pairs[place * 2 + 1] = null;
        }
    }
}
