package claudoom.monitor.feature.control.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is JSON enough to be sent. */
class JsonTextTest {

    private final JsonText json = new JsonText();

    @ParameterizedTest
    @ValueSource(strings = {"{}", "\"Reset\"", "{\"a\":[1,2.5,null]}", " 7 "})
    void oneValueIsFine(String text) {
        assertThat(json.fault(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{} {}", "{\"a\":1,\"a\":2}", "Reset", "{a:1}", "{\"a\":1,}",
        "{\"id\":{id}}"})
    void anythingElseIsNot(String text) {
        assertThat(json.fault(text)).isNotNull();
    }

    @Test
    void theFaultIsFound() {
        var fault = Objects.requireNonNull(json.fault("{\n  \"a\": oops\n}"));

        assertThat(fault.line()).isEqualTo(2);
        assertThat(fault.column()).isBetween(8, 13);
        assertThat(fault.sentence()).contains("oops");
    }

    @Test
    void aTowerOfBracketsDoesNotBreakIt() {
        assertThat(json.fault("[".repeat(5_000))).isNotNull();
    }
}
