package claudoom.monitor.feature.agents.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.agents.model.Swarm;
import claudoom.monitor.feature.agents.wire.LastSaid.Place;
import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.traffic.Traffic;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LastSaidTest {

    private final Grammars grammars = Grammars.builtIn("lab");
    private final Traffic traffic = new Traffic(grammars::meaningOf, 1_000, 256, 2 << 20);
    private final Swarm swarm = new Swarm(traffic);

    LastSaidTest() throws BadGrammar {}

    private void take(String subject, String payload) {
        traffic.take("lab." + subject, payload.getBytes(UTF_8), null, traffic.messages());
    }

    private Place of(String agent) {
        swarm.tick(Instant.EPOCH);
        return new LastSaid(traffic, grammars).of(swarm.tracks()).getOrDefault(agent, Place.UNKNOWN);
    }

    @Test
    void manyMetricsAfterItDoNotHideWhereAnAgentIs() {
        take("agent.a1.action", "{\"generation_id\":\"gen-3\",\"episode_id\":\"ep-77\"}");
        for (int n = 0; n < 20; n++) {
            take("metrics.agent.a1.m" + n, "{\"agent_id\":\"a1\",\"metric_name\":\"m\",\"value\":3}");
        }
        assertThat(of("a1")).isEqualTo(new Place("gen-3", "ep-77"));
    }

    @Test
    void aMessageWithoutItOrABrokenOneTakesNothingAway() {
        take("agent.a1.observe", "{\"generation\":1,\"episode\":1}");
        take("agent.a1.action", "{\"generation\":4,\"episode\":12}");
        take("agent.a1.action", "{\"generation\":null,\"episode\":\"\"}");
        take("agent.a1.action", "garbage");
        take("agent.a2.action", "{\"generation\":7,\"episode\":99}");
        assertThat(of("a1")).isEqualTo(new Place(4L, 12L));
    }

    @Test
    void eachIsTakenFromTheNewestMessageThatSaysIt() {
        take("agent.a1.action", "{\"generation\":4,\"episode\":12}");
        take("agent.a1.observe", "{\"episode\":13}");
        assertThat(of("a1")).isEqualTo(new Place(4L, 13L));
    }

    @Test
    void aSubjectMayTellTheGeneration() {
        take("agent.a1.action", "{\"episode_id\":\"ep-1\"}");
        take("generation.gen-5.agent.a1.score", "{\"score\":3}");
        assertThat(of("a1")).isEqualTo(new Place("gen-5", "ep-1"));
    }

    @Test
    void whatOthersDrownedIsKnownByItsLastMessage() {
        take("agent.a1.action", "{\"generation\":4,\"episode\":12}");
        for (int n = 0; n < 1_000; n++) {
            take("agent.a2.action", "{}");
        }
        assertThat(of("a1")).isEqualTo(new Place(4L, 12L));
        assertThat(of("a2")).isEqualTo(Place.UNKNOWN);
    }

    @Test
    void aCommandOrADeadLetterSaysNothingOfIt() {
        take("agent.a1.action", "{}");
        take("deadletter.agent.a1.action", "{\"generation\":4,\"episode\":12}");
        take("control.agent.a1.config", "{\"generation\":5}");
        assertThat(of("a1")).isEqualTo(Place.UNKNOWN);
    }
}
