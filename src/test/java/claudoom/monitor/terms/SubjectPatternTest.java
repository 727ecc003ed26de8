package claudoom.monitor.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectPatternTest {

    @ParameterizedTest
    @CsvSource({
        "a.b.c, a.b.c, true", "a.b.c, a.b, false", "a.b, a.b.c, false", "a.*.c, a.b.c, true", "a.*.c, a.bb.d, false",
        "a.>, a.b.c, true", "a.>, a.b, true", "a.>, a, false", ">, a, true", "*, a, true", "*, a.b, false",
        "a.*, a.*, true", "a.*.>, a.b.c.d, true", "a.*.>, a.b, false", "a, ab, false", "ab, a, false"})
    void aPatternMatchesAsTheServerDoes(String pattern, String subject, boolean expected) {
        assertThat(new SubjectPattern(pattern).matches(subject)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"a.b, false", "a.*, true", "*.b, true", "a.>, true", ">, true", "a*.b, false", "a.b>, false"})
    void aWildcardIsAWholeToken(String subject, boolean wildcard) {
        assertThat(new SubjectPattern(subject).hasWildcard()).isEqualTo(wildcard);
    }

    @ParameterizedTest
    @CsvSource({"a.b, a.b, true", "a.*, *.b, true", "a.*.c, a.b.*, true", "a.>, *.b, true", "a.b, a.c, false",
        "a.*, a.b.c, false", "a.>, a, false", ">, x.y.z, true", "a.b.>, a.*, false", "a.b.>, a.*.c, true"})
    void twoPatternsMeetWhereOneSubjectFallsUnderBoth(String one, String other, boolean meets) {
        assertThat(new SubjectPattern(one).meets(new SubjectPattern(other))).isEqualTo(meets);
        assertThat(new SubjectPattern(other).meets(new SubjectPattern(one))).isEqualTo(meets);
    }

    @ParameterizedTest
    @CsvSource({"a.b, ''", "a.*.c, ''", ">, ''", "a.>, ''", "$SYS.REQ.>, ''", "'', Write a subject",
        "a..b, empty token",
        ".a, empty token", "a.>.b, only be the last", "a*, whole tokens", "a.b>, whole tokens", "a b, a space"})
    void whatCannotBeListenedToIsSaid(String pattern, String words) {
        var refusal = PatternText.refusal(pattern);
        if (words.isEmpty()) {
            assertThat(refusal).isNull();
        } else {
            assertThat(refusal).contains(words);
        }
    }

    @Test
    void nothingIsNoPattern() {
        assertThatThrownBy(() -> new SubjectPattern("")).isInstanceOf(IllegalArgumentException.class);
    }
}
