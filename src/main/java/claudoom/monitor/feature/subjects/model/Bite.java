package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.feature.subjects.model.SubjectFilter.Verdict;
import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Texts;
import claudoom.monitor.traffic.Traffic;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Some subjects that a filter looks at in one go, and what it says of each. */
final class Bite {

    /** So many are looked at by one thread. */
    private static final int PART = 512;

    private final List<LiveSubject> subjects = new ArrayList<>();
    private final List<BlockSearch> blocks = new ArrayList<>();
    private Verdict[] verdicts = new Verdict[0];
    private int until;

    /** @param subject null if nobody has that number */
    void add(@Nullable LiveSubject subject) {
        if (subject != null) {
            subjects.add(subject);
        }
    }

    /** Those whose texts are in one piece, and one by one those that are apart. */
    void add(int first, Block block, Texts texts) {
        blocks.add(new BlockSearch(first, texts));
        BitSet apart = block.apart();
        for (int place = apart.nextSetBit(0); place >= 0; place = apart.nextSetBit(place + 1)) {
            add(block.subject(place));
        }
    }

    /** All with smaller numbers were looked at when this was. */
    void until(int number) {
        until = number;
    }

    int until() {
        return until;
    }

    /** How many there are at most. */
    int size() {
        return subjects.size() + blocks.size() * Texts.PLACES;
    }

    List<BlockSearch> blocks() {
        return blocks;
    }

    /** Those that are looked at one by one. */
    List<LiveSubject> subjects() {
        return subjects;
    }

    Verdict verdict(int place) {
        return verdicts[place];
    }

    /**
     * Judges all; many by several threads.
     *
     * @param wanted whether it is to go on; if not, not all are judged
     */
    void judge(SubjectFilter filter, Traffic traffic, BooleanSupplier wanted) {
        verdicts = new Verdict[subjects.size()];
        int pieces = blocks.size();
        int parts = pieces + (subjects.size() + PART - 1) / PART;
        var all = IntStream.range(0, parts);
        (parts > 2 ? all.parallel() : all).forEach(part -> {
            if (!wanted.getAsBoolean()) {
                return;
            }
            if (part < pieces) {
                blocks.get(part).judge(filter, wanted);
            } else {
                judge((part - pieces) * PART, filter, traffic, wanted);
            }
        });
    }

    private void judge(int from, SubjectFilter filter, Traffic traffic, BooleanSupplier wanted) {
        for (int i = from; i < Math.min(subjects.size(), from + PART) && wanted.getAsBoolean(); i++) {
            verdicts[i] = filter.judge(subjects.get(i), traffic);
        }
    }
}
