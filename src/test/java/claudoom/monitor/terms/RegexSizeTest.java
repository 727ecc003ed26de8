package claudoom.monitor.terms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write finds room, and what makes a large machine out of a few signs does not. */
class RegexSizeTest {

    @ParameterizedTest
    @ValueSource(strings = {"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "(\\d{1,3}\\.){3}\\d{1,3}",
        "^ERROR.{0,1000}time-?out$", "a{,5}", "\\{900}", "[{900}]{3}", "[]{900}]", "x{", ")", "["})
    void whatPeopleWriteIsAllowed(String regex) {
        assertThat(RegexSize.tooLarge(regex)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(x{50}){50}", "(((x{99}){99}){99})", "b{900}{900}", "(a\\Q)\\E x{90}){90}",
        "\\Q[\\E(x{90}){90}]", "[[:alpha:]x](y{90}){90}", "[\\]](y{90}){90}",
        "(((((x{1000}){1000}){1000}){1000}){1000})",
        "x{99999999999999999999}", "(x{60}){20}(y{60}){20}"})
    void whatGrowsIsNot(String regex) {
        assertThat(RegexSize.tooLarge(regex)).isTrue();
    }

    @Test
    void aWordHasAsManyStepsAsSigns() {
        assertThat(RegexSize.steps("abc")).isEqualTo(3);
        assertThat(RegexSize.steps("")).isEqualTo(1);
    }
}
