package claudoom.monitor.feature.deadletters.model;

import static claudoom.monitor.feature.deadletters.model.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LetterSearchTest {

    private final LetterSearch search = new LetterSearch(10_000);

    @Test
    void subjectReasonAndPayloadAreLookedThroughInAnyCase() {
        var letter = letter(1, "{\"cause\":\"IMP_Fireball\"}");

        assertThat(matches("doom-agent-b", letter)).isTrue();
        assertThat(matches("WRITE conflict", letter)).isTrue();
        assertThat(matches("imp_FIRE", letter)).isTrue();
        assertThat(matches("cyberdemon", letter)).isFalse();
        assertThat(matches("  ", letter)).isTrue();
    }

    @Test
    void bytesThatAreNoTextDoNotMatter() {
        assertThat(matches("é", letter(1, "café"))).isTrue();
        assertThat(matches("cafés", letter(1, "café"))).isFalse();
    }

    @Test
    void aLongSearchGoesOnAtTheNextPass() {
        var letters = IntStream.range(0, 10).mapToObj(n -> letter(n, "x".repeat(4_000) + "needle")).toList();

        search.begin("needle");
        long first = letters.stream().filter(search::matches).count();
        assertThat(first).isLessThan(10);
        assertThat(search.unjudged()).isEqualTo(10 - first);
        for (int pass = 0; pass < 4; pass++) {
            search.begin("needle");
            first = letters.stream().filter(search::matches).count();
        }
        assertThat(first).isEqualTo(10);
        assertThat(search.unjudged()).isZero();
    }

    private boolean matches(String text, DeadLetter letter) {
        search.begin(text);
        return search.matches(letter);
    }

    private static DeadLetter letter(long number, String payload) {
        return new DeadLetter(number, Samples.letter("doom-agent-B", "mongodb: write conflict", 0, payload), null, 1,
                T0,
                Original.NONE);
    }
}
