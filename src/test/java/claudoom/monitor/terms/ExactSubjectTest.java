package claudoom.monitor.terms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be sent to, and what the server would misunderstand. */
class ExactSubjectTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b-c.D_1", "a.b*c.x>", "a.dööm", "$JS.API.INFO"})
    void aPlainSubjectMayBeSentTo(String subject) {
        assertThat(ExactSubject.refusal(subject)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a.*.b", "a.>", "*", ">", "a b", "a\tb", "a\u001b",
        "a\u202e.b",
        "a.\ud800"})
    void aSubjectWithMoreThanItselfIsRefusedInASentence(String subject) {
        assertThat(ExactSubject.refusal(subject))
                .startsWith(subject.contains("*") || subject.contains(">") ? "A " : "The ")
                .endsWith(".").doesNotContain("\u001b", "\u202e");
    }

    @ParameterizedTest
    @ValueSource(ints = {3_001, 100_000})
    void aSubjectTooLongForTheServersControlLineIsRefused(int length) {
        assertThat(ExactSubject.refusal("a".repeat(length))).contains("longer than 3000");
        assertThat(ExactSubject.tokenRefusal("a".repeat(length))).contains("longer than 3000");
    }
}
