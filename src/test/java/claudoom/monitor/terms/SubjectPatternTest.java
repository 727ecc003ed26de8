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

    @Test
    void nothingIsNoPattern() {
        assertThatThrownBy(() -> new SubjectPattern("")).isInstanceOf(IllegalArgumentException.class);
    }
}
