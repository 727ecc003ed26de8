package claudoom.monitor.feature.agents.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How numbers of agents are written, also those that no sane agent sends. */
class AgentSignsTest {

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {"null, –", "0, 0 ms", "87000, 87 ms", "1500000, 1.5 s", "59000000, 59 s",
        "60000000, >60 s", "9223372036854775807, >60 s", "-1, –"})
    void aLatencyIsNeverAnotherThanTheOneThatWasTold(Long micros, String written) {
        assertThat(AgentSigns.micros(micros)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {"null, –", "0.85, 85 %", "0, 0 %", "1, 100 %", "-0.5, −50 %",
        "85, >999 %", "1e308, >999 %", "-1e308, <−999 %"})
    void aConfidenceThatIsNoneKeepsItsPlace(Double share, String written) {
        assertThat(AgentSigns.confidence(share)).isEqualTo(written);
    }

    @Test
    void aStateWithoutASignIsTheLeastUrgent() {
        assertThat(AgentSigns.rank(null)).isNegative();
    }
}
