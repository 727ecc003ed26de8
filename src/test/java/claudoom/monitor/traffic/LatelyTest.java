package claudoom.monitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.Meaning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LatelyTest {

    private final Lately lately = new Lately();

    @Test
    void twoOfOnePlaceAreBothFound() {
        var two = ofOnePlace(2);

        two.forEach(this::missed);

        assertThat(two).allSatisfy(subject -> assertThat(found(subject)).isSameAs(subject));
    }

    @Test
    void aThirdOfOnePlaceLeavesTheOthersWhereTheyAre() {
        var three = ofOnePlace(3);

        three.forEach(this::missed);

        assertThat(three.subList(0, 2)).allSatisfy(subject -> assertThat(found(subject)).isSameAs(subject));
        assertThat(found(three.getLast())).isNull();
    }

    @Test
    void whoIsForgottenLeavesItsNeighbour() {
        var two = ofOnePlace(2);
        two.forEach(this::missed);

        lately.forget(two.getLast(), mixed(two.getLast()));

        assertThat(found(two.getFirst())).isSameAs(two.getFirst());
        assertThat(found(two.getLast())).isNull();
    }

    @Test
    void anotherTextWithTheSameHashIsNotTakenForIt() {
        var one = subject("Aa");
        missed(one);

        assertThat(lately.find("BB", mixed(one))).isNull();
    }

    private void missed(LiveSubject subject) {
        lately.missed(subject.text(), mixed(subject), subject);
    }

    private @Nullable LiveSubject found(LiveSubject subject) {
        return lately.find(subject.text(), mixed(subject));
    }

    private static int mixed(LiveSubject subject) {
        return SubjectTable.mixed(subject.textHash());
    }

    private static List<LiveSubject> ofOnePlace(int count) {
        var found = new ArrayList<LiveSubject>();
        for (int n = 0; found.size() < count; n++) {
            var next = subject("s." + n);
            if (found.isEmpty() || mixed(next) >>> 17 == mixed(found.getFirst()) >>> 17) {
                found.add(next);
            }
        }
        return found;
    }

    private static LiveSubject subject(String text) {
        return LiveSubject.apart(any -> Meaning.NONE).apply(text);
    }
}
