package claudoom.monitor.traffic;

import org.jspecify.annotations.Nullable;

/**
 * The texts of subjects whose numbers follow each other, a byte a letter, one after the other in one piece: together they take
 * little more than half of what they take apart, and are looked through without going from one object to the next. Never changes.
 */
public final class Texts {

    /** So many numbers have their texts in one piece; a subject's place in it is what is left of its number. */
    public static final int PLACES = 512;
    /** A longer text stays apart, so that no piece is long. */
    private static final int LONGEST = 512;

    private final byte[] letters;
    private final int[] starts = new int[PLACES + 1];

    /**
     * Puts the texts of these together; from now on they are kept here. One with a letter that does not fit into a byte stays
     * apart, and so does a very long one.
     *
     * @param subjects by place; null if nobody has that number
     */
    public Texts(@Nullable LiveSubject[] subjects) {
        for (int place = 0; place < PLACES; place++) {
            var subject = subjects[place];
            int length = subject == null || !subject.isLatin() ? 0 : subject.length();
            starts[place + 1] = starts[place] + (length > LONGEST ? 0 : length);
        }
        letters = new byte[starts[PLACES]];
        for (int place = 0; place < PLACES; place++) {
            var subject = subjects[place];
            if (subject != null && holds(place)) {
                subject.copyTo(letters, starts[place]);
            }
        }
    }

    /** Lets go of what these subjects took for themselves. */
    public void keep(@Nullable LiveSubject[] subjects) {
        for (int place = 0; place < PLACES; place++) {
            var subject = subjects[place];
            if (subject != null && holds(place)) {
                subject.keptIn(this);
            }
        }
    }

    /** Place of the subject with this number. */
    public static int place(int number) {
        return number & PLACES - 1;
    }

    /** Whether there is a text at this place. */
    public boolean holds(int place) {
        return starts[place + 1] > starts[place];
    }

    /** All letters; not to be changed. */
    public byte[] letters() {
        return letters;
    }

    /** Where the text at this place begins among the letters. */
    public int start(int place) {
        return starts[place];
    }

    /** Where it ends. */
    public int end(int place) {
        return starts[place + 1];
    }
}
