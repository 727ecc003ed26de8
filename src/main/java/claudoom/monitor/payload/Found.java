package claudoom.monitor.payload;

import java.util.List;

/**
 * What going through a payload in one format found.
 *
 * @param at byte at which the reading ended before its time, or -1
 * @param trouble why, in words
 * @param cut that not all lines were kept
 */
record Found(End end, List<JsonLine> lines, boolean cut, long at, String trouble) {

    /** How far a reading came. */
    enum End {
        /** Well-formed from the first byte to the last. */
        WHOLE,
        /** Well-formed as far as it was read; a limit ended the reading. */
        LIMIT,
        /** The bytes ended before the value did. */
        ENDED_EARLY,
        /** Not of this format, or not any more. */
        BROKEN
    }

    boolean whole() {
        return end == End.WHOLE;
    }

    /** Why it is not of this format: "it ends too early, at byte 12". */
    String why() {
        return at < 0 ? trouble : trouble + ", at byte " + Counted.of(at);
    }
}
