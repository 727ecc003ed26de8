package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Texts;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which subject has which number. Not thread-safe. */
final class Roster {

    private @Nullable Block[] blocks = new Block[16];
    private int known;

    /** Numbers below this one may be those of subjects. */
    int known() {
        return known;
    }

    @Nullable LiveSubject subject(int number) {
        var block = block(number);
        return block == null ? null : block.subject(Texts.place(number));
    }

    /** Those around this number; null if there is nobody. */
    @Nullable Block block(int number) {
        int place = number / Texts.PLACES;
        return place < blocks.length ? blocks[place] : null;
    }

    /** It has its number from now on, whoever had it before. */
    void put(LiveSubject subject) {
        int number = subject.number();
        int place = number / Texts.PLACES;
        if (place >= blocks.length) {
            blocks = Arrays.copyOf(blocks, Math.max(place + 1, blocks.length * 2));
        }
        var block = blocks[place];
        if (block == null) {
            block = new Block();
            blocks[place] = block;
        }
        block.put(Texts.place(number), subject);
        known = Math.max(known, number + 1);
    }
}
