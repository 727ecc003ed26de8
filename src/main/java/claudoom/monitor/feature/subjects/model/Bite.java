package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.feature.subjects.model.SubjectFilter.Verdict;
import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Traffic;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Some subjects that a filter looks at in one go, and what it says of each. */
final class Bite {

    /** The texts of so many fit near the processor. */
    private static final int PART = 512;

    private final int[] numbers;
    private final LiveSubject[] subjects;
    private final Verdict[] verdicts;
    private int size;

    Bite(int most) {
        numbers = new int[most];
        subjects = new LiveSubject[most];
        verdicts = new Verdict[most];
    }

    /** @param subject null if nobody has that number */
    void add(int number, @Nullable LiveSubject subject) {
        if (subject != null) {
            numbers[size] = number;
            subjects[size++] = subject;
        }
    }

    int size() {
        return size;
    }

    int number(int place) {
        return numbers[place];
    }

    LiveSubject subject(int place) {
        return subjects[place];
    }

    Verdict verdict(int place) {
        return verdicts[place];
    }

    /** Judges all; many by several threads. */
    void judge(SubjectFilter filter, Traffic traffic) {
        int parts = (size + PART - 1) / PART;
        var all = IntStream.range(0, parts);
        (parts > 2 ? all.parallel() : all).forEach(part -> judge(part * PART, filter, traffic));
    }

    private void judge(int from, SubjectFilter filter, Traffic traffic) {
        int to = Math.min(size, from + PART);
        boolean tooShort = longest(from, to) < filter.shortest();
        for (int i = from; i < to; i++) {
            verdicts[i] = tooShort ? Verdict.OUT : filter.judge(subjects[i], traffic);
        }
    }

    /** Also makes the processor fetch all of them at once: one after the other takes several times as long. */
    private int longest(int from, int to) {
        int longest = 0;
        for (int i = from; i < to; i++) {
            longest = Math.max(longest, subjects[i].length());
        }
        return longest;
    }
}
