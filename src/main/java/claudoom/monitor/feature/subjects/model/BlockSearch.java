package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.feature.subjects.model.SubjectFilter.Verdict;
import claudoom.monitor.traffic.TextAt;
import claudoom.monitor.traffic.Texts;
import java.util.BitSet;
import java.util.function.BooleanSupplier;

/**
 * Looks through texts that are in one piece with a filter that looks at subjects only: where every match holds a certain text, for
 * that over the borders of the subjects, and only what holds it is judged. Any thread, one at a time.
 */
final class BlockSearch {

    private final int first;
    private final Texts texts;
    private final BitSet found = new BitSet(Texts.PLACES);

    /** @param first number of the subject whose text is at the first place */
    BlockSearch(int first, Texts texts) {
        this.first = first;
        this.texts = texts;
    }

    int first() {
        return first;
    }

    Texts texts() {
        return texts;
    }

    /** Places of those that it lets through. */
    BitSet found() {
        return found;
    }

    /** @param wanted whether it is to go on; if not, not all are judged */
    void judge(SubjectFilter filter, BooleanSupplier wanted) {
        var needed = filter.needed();
        if (needed == null) {
            judgeAll(filter, wanted);
        } else {
            judge(filter, needed, wanted);
        }
    }

    private void judgeAll(SubjectFilter filter, BooleanSupplier wanted) {
        var text = new TextAt(texts);
        for (int place = 0; place < Texts.PLACES && wanted.getAsBoolean(); place++) {
            if (texts.holds(place)) {
                judge(place, text, filter);
            }
        }
    }

    private void judge(SubjectFilter filter, LatinText needed, BooleanSupplier wanted) {
        var text = new TextAt(texts);
        var letters = texts.letters();
        int place = 0;
        int at = needed.find(letters, 0, letters.length);
        while (at >= 0 && wanted.getAsBoolean()) {
            while (texts.end(place) <= at) {
                place++;
            }
            if (at + needed.length() <= texts.end(place)) {
                judge(place, text, filter);
            } // else it is the end of one and the beginning of the next
            at = needed.find(letters, texts.end(place), letters.length);
        }
    }

    private void judge(int place, TextAt text, SubjectFilter filter) {
        if (filter.judge(text.place(place)) == Verdict.IN) {
            found.set(place);
        }
    }
}
