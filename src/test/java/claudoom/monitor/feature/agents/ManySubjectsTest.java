package claudoom.monitor.feature.agents;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.agents.AgentsFeature.Glance;
import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Traffic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** One agent on a hundred thousand subjects must not hold anything up, and is counted to the last message. */
@SuppressWarnings("NullAway.Init") // start() runs first
class ManySubjectsTest {

    private static final Instant T0 = Instant.ofEpochSecond(1_000_000);
    private static final int MANY = 100_000;
    private static final byte[] NUMBER = {'7'};

    private Traffic traffic;
    private AgentsFeature agents;

    private void start(Function<String, Meaning> meaning, int most) throws BadGrammar {
        var grammars = Grammars.builtIn("lab");
        traffic = new Traffic(meaning, most, 1_000, 4 << 20);
        agents = AgentsRig.unconnected(traffic, grammars, () -> null);
        agents.link(new LinkState(Phase.CONNECTED, T0, "", null, null));
    }

    private static Function<String, Meaning> asWritten() throws BadGrammar {
        return Grammars.builtIn("lab")::meaningOf;
    }

    /** As a grammar that somebody wrote: an agent's actions under the number of the episode. */
    private static Meaning actionsOfEpisodes(String subject) {
        var tokens = subject.split("[.]", -1);
        return new Meaning(tokens[2].equals("died") ? Kind.DEATH : Kind.ACTION, tokens[2], tokens[1], null, null, null);
    }

    private void take(String subject, int second) {
        traffic.take(subject, NUMBER, null, T0.plusSeconds(second).toEpochMilli());
    }

    @Test
    void aHundredThousandMetricsOfOneAgentAreTakenIn() throws BadGrammar {
        start(asWritten(), 2 * MANY);
        for (int n = 0; n < MANY; n++) {
            take("lab.metrics.agent.a1.metric" + n, 0);
        }
        take("lab.agent.a1.action", 1);
        take("lab.agent.a1.action", 1);
        agents.tick(T0.plusSeconds(2));
        for (int look = 0; look < 200; look++) { // as often as a window does in a minute
            assertThat(agents.glances(T0.plusSeconds(3))).extracting(Glance::id, Glance::state)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("a1", "playing"));
        }
        assertThat(line()).containsEntry("actions", 2L).containsEntry("last_event", "action");
        assertThat(agents.grammarsOf("a1")).isEqualTo(java.util.Set.of("skill"));
    }

    @Test
    void actionsUnderAHundredThousandSubjectsAreAllCounted() throws BadGrammar {
        start(ManySubjectsTest::actionsOfEpisodes, 2 * MANY);
        for (int n = 0; n < MANY; n++) {
            take("robot.a1.acts.e" + n, 0);
        }
        for (int n = 0; n < MANY; n += 2) {
            take("robot.a1.acts.e" + n, 1);
        }
        agents.tick(T0.plusSeconds(2));
        assertThat(line()).containsEntry("actions", MANY * 3L / 2).containsEntry("last_seen", T0.plusSeconds(1));
        take("robot.a1.died.e7", 3);
        take("robot.a1.acts.e7", 4);
        assertThat(line()).containsEntry("actions", MANY * 3L / 2 + 1).containsEntry("deaths", 1L)
                .containsEntry("last_seen", T0.plusSeconds(4));
    }

    /** Beyond the cap a new subject takes the place of an old one. */
    @Test
    void subjectsThatAreRetiredAndComeAgainAreCountedOn() throws BadGrammar {
        start(ManySubjectsTest::actionsOfEpisodes, 4_000);
        for (int round = 0; round < 3; round++) {
            for (int n = 0; n < 20_000; n++) {
                take("robot.a1.acts.e" + n, round);
                if (n % 1_000 == 0) {
                    agents.tick(T0.plusSeconds(round));
                }
            }
        }
        var untracked = traffic.untrackedMessages();
        long actions = (long) Objects.requireNonNull(line().get("actions"));
        assertThat(actions).as("all but those of which no subject was ever tracked").isBetween(60_000 - untracked,
                60_000L);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> line() {
        var all = (List<Map<String, Object>>) Objects.requireNonNull(agents.report(T0.plusSeconds(5)).get("agents"));
        return all.getFirst();
    }
}
