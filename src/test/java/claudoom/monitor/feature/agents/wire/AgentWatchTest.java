package claudoom.monitor.feature.agents.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.agents.model.Dossiers;
import claudoom.monitor.feature.agents.model.LastKnown;
import claudoom.monitor.feature.agents.model.Swarm;
import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.traffic.Traffic;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AgentWatchTest {

    private final Grammars grammars = Grammars.builtIn("lab");
    private final Traffic traffic = new Traffic(grammars::meaningOf, 1_000, 256, 2 << 20);
    private final Dossiers dossiers = new Dossiers();
    private final AgentWatch watch = new AgentWatch(traffic, grammars, new Swarm(traffic), dossiers);

    AgentWatchTest() throws BadGrammar {}

    private void take(String subject, String payload) {
        traffic.take("lab." + subject, payload.getBytes(UTF_8), null, 1_000);
    }

    private LastKnown known(String agent) {
        watch.look(2_000);
        watch.read(true);
        return Objects.requireNonNull(dossiers.of(agent)).known();
    }

    @Test
    void theSubjectOfItsScoreMayTellAnAgentsGeneration() {
        take("agent.a1.action", "{\"episode_id\":\"ep-1\"}");
        take("generation.gen-5.agent.a1.score", "{\"score\":3}");
        assertThat(known("a1").generation).isEqualTo("gen-5");
        assertThat(known("a1").episode).isEqualTo("ep-1");
    }

    @Test
    void itsOwnWordCountsMore() {
        take("generation.gen-5.agent.a1.score", "{\"score\":3}");
        take("agent.a1.action", "{\"generation\":6,\"tick\":\"12\"}");
        assertThat(known("a1").generation).isEqualTo("6");
        assertThat(known("a1").tick).isEqualTo(12);
    }

    @Test
    void aLatencyBelowZeroIsNoLatency() {
        take("agent.a1.action", "{\"latency_us\":-1}");
        take("metrics.agent.a1", "{\"decision_latency_p99_us\":-5}");
        assertThat(known("a1").reportedP99).isNull();
        assertThat(Objects.requireNonNull(Objects.requireNonNull(dossiers.of("a1")).latencies()).spread()).isNull();
        take("metrics.agent.a1", "{\"decision_latency_p99_us\":70000}");
        assertThat(known("a1").reportedP99).isEqualTo(70_000);
    }
}
