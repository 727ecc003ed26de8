package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Texts;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The subjects whose numbers follow each other, their texts in one piece as soon as all are there. Not thread-safe. */
final class Block {

    /** When so many have come since, the texts are put together anew. */
    private static final int FRESH = 64;

    private final @Nullable LiveSubject[] subjects = new LiveSubject[Texts.PLACES];
    /** Those that are there and whose text is not among the others. */
    private final BitSet apart = new BitSet(Texts.PLACES);
    private @Nullable Texts texts;
    private int fresh;

    @Nullable LiveSubject subject(int place) {
        return subjects[place];
    }

    void put(int place, LiveSubject subject) {
        subjects[place] = subject;
        apart.set(place);
        fresh++;
        if (fresh == (texts == null ? Texts.PLACES : FRESH)) {
            putTogether();
        }
    }

    private void putTogether() {
        fresh = 0;
        var together = new Texts(subjects);
        together.keep(subjects);
        texts = together;
        for (int place = apart.nextSetBit(0); place >= 0; place = apart.nextSetBit(place + 1)) {
            apart.set(place, !together.holds(place));
        }
    }

    /** The texts of all but those that are {@link #apart}; null as long as there are too few. */
    @Nullable Texts texts() {
        return texts;
    }

    BitSet apart() {
        return apart;
    }
}
