package claudoom.monitor.feature.subjects.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import claudoom.monitor.feature.subjects.model.SubjectFilter.Unusable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a typed text lets through. */
class SubjectFilterTest {

    @ParameterizedTest
    @CsvSource({"agent, lab.Agent.x, true", "AGENT, lab.agent.x, true", "gent.x, lab.agent.x, true",
        "agents, lab.agent.x, false", "'  lab ', lab.x, true", "42, a.4.2, false", "42, a.142, true",
        "lab.*.x, lab.agent.x, true", "lab.*.x, lab.agent.b.x, false", "lab.>, lab.agent.b.x, true",
        "lab.>, lab, false", "*.agent.*, lab.agent.*, true", "'\"*\"', lab.*.a, true", "'\"*\"', lab.b, false"})
    void letsThrough(String typed, String subject, boolean matches) throws Unusable {
        assertThat(SubjectFilter.of(typed).matches(subject)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"a.*., last dot", "a..*, between dots", "a.b*, whole tokens", ">.a, last token"})
    void saysWhatIsWrong(String typed, String why) {
        assertThatThrownBy(() -> SubjectFilter.of(typed)).isInstanceOf(Unusable.class).hasMessageContaining(why);
    }

    @Test
    void aCommandSurvivesTheShell() {
        assertThat(NatsCommand.subscribe("a.b.>")).isEqualTo("nats sub 'a.b.>'");
        assertThat(NatsCommand.subscribe("a'$(x)")).isEqualTo("nats sub 'a'\\''$(x)'");
        assertThat(NatsCommand.subscribe("a\u001b'\u202E\\")).isEqualTo("nats sub $'a\\x1b\\'\\u202e\\\\'");
    }
}
