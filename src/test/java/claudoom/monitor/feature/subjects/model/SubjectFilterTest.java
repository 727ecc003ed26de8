package claudoom.monitor.feature.subjects.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import claudoom.monitor.feature.subjects.Swarm;
import claudoom.monitor.feature.subjects.model.SubjectFilter.Unusable;
import java.util.List;
import java.util.Map;
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

    @ParameterizedTest
    @CsvSource({"'/gent-\\d+$/', lab.agent-12, true", "'/gent-\\d+$/', lab.agent-12.x, false", "'^LAB', lab.x, true",
        "'a|b', x.b, true", "'(x)$', a.x, true", "'$JS.x', $JS.x, true"})
    void readsExpressionsByTheirLook(String typed, String subject, boolean matches) throws Unusable {
        assertThat(SubjectFilter.of(typed).matches(subject)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"agent, TEXT", "a.*.b, WILDCARD", "a.>, WILDCARD", "/a.b/, REGEX", "^a, REGEX", "'\"a*\"', TEXT",
        "'', AUTO", "$JS.API, TEXT", "a$, REGEX", "/, REGEX", "/abc, REGEX", "'\"/abc\"', TEXT"})
    void saysHowATextIsRead(String typed, Criterion.Mode mode) {
        assertThat(Criterion.NONE.text(typed).readAs()).isEqualTo(mode);
        assertThat(Criterion.NONE.text(typed).mode(Criterion.Mode.REGEX).readAs()).isEqualTo(Criterion.Mode.REGEX);
    }

    @Test
    void aBrokenExpressionSaysWhy() {
        assertThatThrownBy(() -> SubjectFilter.of("/a(b/")).isInstanceOf(Unusable.class)
                .hasMessageContaining("not a regex").hasMessageContaining("missing closing )");
        var payload = new Criterion("a.*", Criterion.Mode.WILDCARD, Criterion.Where.PAYLOAD);
        assertThatThrownBy(() -> SubjectFilter.check(payload)).isInstanceOf(Unusable.class)
                .hasMessageContaining("wildcards are for subjects");
    }

    @Test
    void whatIsExcludedIsLeftOut() throws Unusable {
        var filter = SubjectFilter.of(Criterion.NONE.text("agent"), Criterion.NONE.text("*.metrics.>"));
        assertThat(filter.matches("lab.agent.a")).isTrue();
        assertThat(filter.matches("lab.metrics.agent")).isFalse();
        var rest = SubjectFilter.of(Criterion.NONE, Criterion.NONE.text("metrics"));
        assertThat(rest.matches("lab.x")).isTrue();
        assertThat(rest.matches("lab.metrics")).isFalse();
    }

    @Test
    void lastPayloadsAreLookedAt() throws Unusable {
        var swarm = new Swarm();
        swarm.send("lab.a", "{\"cause\": \"LAVA\"}", 1);
        swarm.send("lab.b", "{\"cause\": \"imp\"}", 1);
        swarm.send("lab.c", "LAVA", 1);
        swarm.send("lab.c", "none", 2);
        var filter = SubjectFilter.of(new Criterion("lava", Criterion.Mode.AUTO, Criterion.Where.PAYLOAD),
                Criterion.NONE);
        assertThat(filter.looksAtPayloads()).isTrue();
        var traffic = swarm.traffic();
        assertThat(filter.judge(traffic.subject(0), traffic)).isEqualTo(SubjectFilter.Verdict.IN);
        assertThat(filter.judge(traffic.subject(1), traffic)).isEqualTo(SubjectFilter.Verdict.OUT);
        assertThat(filter.judge(traffic.subject(2), traffic)).isEqualTo(SubjectFilter.Verdict.OUT);
        var neither = SubjectFilter.of(Criterion.NONE.text("lab.b"),
                new Criterion("/\"imp\"/", Criterion.Mode.AUTO, Criterion.Where.PAYLOAD));
        assertThat(neither.judge(traffic.subject(1), traffic)).isEqualTo(SubjectFilter.Verdict.OUT);
    }

    @Test
    void anExpressionThatGrowsWithoutEndIsRefused() {
        for (var typed : List.of("/(((a{0,100}){0,100}){0,100})/", "/" + "a|b".repeat(120) + "/")) {
            assertThatThrownBy(() -> SubjectFilter.of(typed)).isInstanceOf(Unusable.class)
                    .hasMessageContaining("too large");
        }
        assertThatCode(() -> SubjectFilter.of("/agent-\\d{1,3}\\.(score|death)$/")).doesNotThrowAnyException();
    }

    @Test
    void aCommandSurvivesTheShell() {
        assertThat(NatsCommand.subscribe("a.b.>")).isEqualTo("nats sub 'a.b.>'");
        assertThat(NatsCommand.subscribe("a'$(x)")).isEqualTo("nats sub 'a'\\''$(x)'");
        assertThat(NatsCommand.subscribe("a\u001b'\u202E\\")).isEqualTo("nats sub $'a\\x1b\\'\\u202e\\\\'");
        assertThat(NatsCommand.subscribe("a\u0085")).as("a letter, not a byte").isEqualTo("nats sub $'a\\u0085'");
    }

    @Test
    void whatLooksLikeAnOptionOrAFileIsNotTakenForOne() {
        assertThat(NatsCommand.subscribe("-a.b")).isEqualTo("nats sub -- '-a.b'");
        assertThat(NatsCommand.publish("a", Map.of(), "-5")).isEqualTo("nats pub -- 'a' '-5'");
        assertThat(NatsCommand.publish("a", Map.of("h", List.of("1")), "@file"))
                .isEqualTo("nats pub -H 'h:1' -- 'a' '@file'");
        assertThat(NatsCommand.publish("-a", Map.of(), "5")).isEqualTo("nats pub -- '-a' '5'");
        assertThat(NatsCommand.publish("a", Map.of(), "5")).isEqualTo("nats pub 'a' '5'");
    }
}
