package claudoom.monitor.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Places in a payload as they are typed. */
class JsonPathTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"kills|kills", "a.b|a,b", "a[0].b|a,0,b", "a.0|a,0",
        "a[\"b.c\"]|a,b.c", "['b c'].d|b c,d", "/a/b~1c/0|a,b/c,0", "/|``", "é.x-y|é,x-y"})
    void aPathIsItsSteps(String text, String steps) {
        assertThat(String.join(",", JsonPath.of(text).steps())).isEqualTo(steps);
        assertThat(JsonPath.of(JsonPath.of(text).text())).isEqualTo(JsonPath.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a..b", "a.", "[", "a[", "a[x]", "a[\"b]", "a[]", "a[0]b", "[\"\"]"})
    void whatIsNoPathIsSaidInAFewWords(String text) {
        assertThatThrownBy(() -> JsonPath.of(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(".{10,}");
    }

    @Test
    void pathsAreBounded() {
        assertThatThrownBy(() -> JsonPath.of("a.".repeat(30) + "a")).hasMessageContaining("16 steps");
        assertThatThrownBy(() -> JsonPath.of("a".repeat(501))).hasMessageContaining("500");
    }
}
