package claudoom.monitor.feature.agents;

import static claudoom.monitor.feature.agents.AgentsRig.T0;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of agents follows from their own messages and their own rhythm. */
class AgentsFeatureTest {

    private final AgentsRig rig = new AgentsRig();
    private final AgentsFeature agents = rig.agents;

    private void take(String subject, String payload, long millis) {
        rig.take(subject, payload, millis);
    }

    private void playing(String agent, int fromSecond, int toSecond, int everyMillis) {
        for (long ms = fromSecond * 1000L; ms < toSecond * 1000L; ms += Math.min(everyMillis, 1_000)) {
            if ((ms - fromSecond * 1000L) % everyMillis == 0) {
                take("lab.agent." + agent + ".action",
                        "{\"agent_id\":\"" + agent + "\",\"episode\":4,\"generation\":2}", ms);
            }
            if (ms % 1000 == 0) {
                agents.tick(T0.plusMillis(ms));
            }
        }
    }

    private String state(String agent, int second) {
        return rig.state(agent, second);
    }

    @Test
    void oneThatReportsTenTimesASecondIsSilentAfterThreeSeconds() {
        playing("quick", 0, 20, 100);
        assertThat(state("quick", 21)).isEqualTo("playing");
        assertThat(state("quick", 24)).isEqualTo("silent");
    }

    @Test
    void oneThatReportsEveryTwoSecondsIsGivenMoreTime() {
        playing("slow", 0, 60, 2_000);
        assertThat(state("slow", 70)).isEqualTo("playing");
        assertThat(state("slow", 85)).isEqualTo("silent");
    }

    @Test
    void duringAPauseSilenceIsNoAlarm() {
        playing("a", 0, 20, 100);
        rig.paused = T0.plusSeconds(20);
        assertThat(state("a", 30)).isEqualTo("paused");
    }

    @Test
    void oneThatWasHeardOnceIsBelievedToRestDuringAPause() {
        take("lab.agent.new.action", "{}", 0);
        assertThat(state("new", 10)).as("its rhythm is not known").isEqualTo("playing");
        rig.paused = T0.plusSeconds(9);
        assertThat(state("new", 10)).isEqualTo("paused");
    }

    @Test
    void silenceWhileNobodyListenedDoesNotCount() {
        playing("a", 0, 20, 100);
        agents.link(new LinkState(Phase.CONNECTED, T0.plusSeconds(60), "", null, null));
        assertThat(state("a", 62)).isEqualTo("unknown");
        assertThat(state("a", 64)).isEqualTo("silent");
        playing("a", 65, 66, 100);
        assertThat(state("a", 66)).isEqualTo("playing");
    }

    @Test
    void whileNobodyListensTheyAreAsTheyWereLastSeen() {
        playing("a", 0, 20, 100);
        agents.link(new LinkState(Phase.RECONNECTING, T0.plusSeconds(20), "", null, null));
        assertThat(state("a", 60)).isEqualTo("playing");
    }

    @Test
    void onesThatStillSendAfterAPauseDoNotObey() {
        playing("a", 0, 20, 100);
        rig.paused = T0.plusSeconds(10);
        assertThat(state("a", 20)).isEqualTo("playing");
    }

    @Test
    void itsLastEventMayBeItsDeathOrAnError() {
        playing("a", 0, 5, 100);
        take("lab.agent.a.death", "{\"kills\":3}", 5_000);
        assertThat(state("a", 6)).isEqualTo("dead");
        take("lab.agent.a.error", "{}", 6_000);
        assertThat(state("a", 7)).isEqualTo("errored");
        playing("a", 8, 9, 100);
        assertThat(state("a", 9)).isEqualTo("playing");
    }

    @Test
    void killsAreSummedOverDeathsAndUnknownWhenADeathDoesNotTell() {
        take("lab.agent.a.death", "{\"kills\":3}", 0);
        take("lab.agent.a.death", "{\"kills\":4}", 1);
        take("lab.agent.b.death", "{\"kills\":\"many\"}", 1);
        var lines = lines(T0.plusSeconds(1));
        assertThat(lines.get(0)).containsEntry("id", "a").containsEntry("kills", 7L).containsEntry("deaths", 2L);
        assertThat(lines.get(1)).containsEntry("id", "b").containsEntry("kills", null).containsEntry("deaths", 1L);
    }

    @Test
    void withoutADeathItsKillsAreUnknown() {
        take("lab.agent.a.action", "{}", 0);
        take("lab.metrics.agent.a", "{\"kills\":37}", 0);
        assertThat(lines(T0.plusSeconds(1)).getFirst()).containsEntry("kills", null).containsEntry("deaths", 0L);
    }

    @Test
    void theReportHasItsNameAsItIs() {
        var id = "a\u200db";
        take("lab.agent." + id + ".action", "{}", 0);
        assertThat(lines(T0.plusSeconds(1)).getFirst()).containsEntry("id", id);
    }

    @Test
    void theReportTellsWhereItIs() {
        playing("a", 0, 2, 100);
        assertThat(lines(T0.plusSeconds(2)).getFirst()).containsEntry("generation", 2L).containsEntry("episode", 4L)
                .containsEntry("actions", 20L).containsEntry("last_event", "action").containsEntry("errors", 0L);
    }

    @Test
    void oneOfWhomOnlyOthersSpeakIsNeverSeenAndACommandMakesNoAgent() {
        take("lab.metrics.agent.m", "{\"kills\":1}", 0);
        take("lab.control.agent.ghost.reset", "{}", 0);
        agents.tick(T0);
        assertThat(agents.ids()).containsExactly("m");
        assertThat(state("m", 1)).isEqualTo("never seen");
    }

    @Test
    void itsGrammarIsTheOneThatKnowsAllItsSubjects() {
        take("lab.agent.g.ragquery", "{}", 0);
        take("lab.agent.g.action", "{}", 0);
        agents.tick(T0);
        assertThat(agents.grammarsOf("g")).isEqualTo(Set.of("guide"));
        assertThat(agents.grammarsOf("nobody")).isEmpty();
    }

    @Test
    void oneThatSpeaksEveryHalfMinuteIsSilentOnlyAfterMoreThanAMinute() {
        playing("rare", 0, 300, 30_000);
        ticking(270, 340);
        assertThat(state("rare", 340)).as("70 s after its last event").isEqualTo("playing");
        assertThat(state("rare", 400)).as("130 s after it").isEqualTo("silent");
    }

    @Test
    void whoAlwaysRestsBetweenItsEpisodesIsNotCalledSilentForThat() {
        for (int episode = 0; episode < 5; episode++) {
            playing("bursts", episode * 40, episode * 40 + 20, 100);
            ticking(episode * 40 + 20, episode * 40 + 40);
        }
        assertThat(state("bursts", 195)).as("15 s into a rest of 20 s").isEqualTo("playing");
        assertThat(state("bursts", 225)).as("45 s after its last event").isEqualTo("silent");
    }

    @Test
    void oneLongOutageIsNoHabit() {
        playing("a", 0, 20, 100);
        ticking(20, 80);
        playing("a", 80, 100, 100);
        assertThat(state("a", 105)).isEqualTo("silent");
    }

    @Test
    void oneThatWasMadeSlowerHasANewRhythm() {
        playing("a", 0, 20, 100);
        playing("a", 20, 140, 10_000);
        ticking(130, 150);
        assertThat(state("a", 150)).as("20 s after its last event").isEqualTo("playing");
    }

    @Test
    void aReconnectTeachesNoWrongRhythm() {
        playing("a", 0, 20, 100);
        agents.link(new LinkState(Phase.RECONNECTING, T0.plusSeconds(20), "", null, null));
        ticking(20, 80);
        agents.link(new LinkState(Phase.CONNECTED, T0.plusSeconds(80), "", null, null));
        playing("a", 80, 90, 100);
        assertThat(state("a", 95)).as("5 s after its last event").isEqualTo("silent");
    }

    @Test
    void aPauseTeachesNoWrongRhythm() {
        playing("a", 0, 20, 100);
        rig.paused = T0.plusSeconds(20);
        ticking(20, 320);
        rig.paused = null;
        playing("a", 320, 330, 100);
        assertThat(state("a", 335)).as("5 s after its last event").isEqualTo("silent");
    }

    @Test
    void aScoreAfterItsDeathIsNoSignThatItPlaysAgain() {
        playing("a", 0, 5, 100);
        take("lab.agent.a.death", "{\"kills\":3}", 5_000);
        take("lab.agent.a.score", "{\"score\":3}", 5_001);
        assertThat(state("a", 6)).isEqualTo("dead");
        agents.tick(T0.plusSeconds(6));
        assertThat(agents.attention()).isZero();
        agents.tick(T0.plusSeconds(20));
        assertThat(agents.attention()).as("it is usually back after 0.1 s").isEqualTo(1);
        take("lab.agent.a.observe", "{}", 21_000);
        assertThat(state("a", 22)).isEqualTo("playing");
    }

    @Test
    void oneWhoIsEvaluatedOrAskedForIsExpected() {
        take("lab.generation.g1.agent.e.score", "{}", 0);
        take("lab.agent.asked.status", "", 0);
        agents.tick(T0);
        assertThat(agents.ids()).containsExactly("asked", "e");
        assertThat(state("e", 1)).isEqualTo("never seen");
    }

    @Test
    void aFloodOfDeathsIsCountedToTheLast() {
        for (int n = 0; n < 30_000; n++) {
            take("lab.agent.a.death", "{\"kills\":2}", n / 100);
        }
        assertThat(lines(T0.plusSeconds(1)).getFirst()).containsEntry("kills", 60_000L).containsEntry("deaths",
                30_000L);
    }

    @Test
    void metricsTellItsGrammarWhereItsEventsDoNot() {
        take("lab.agent.s.action", "{}", 0);
        take("lab.metrics.agent.s.kill_rate", "{}", 0);
        agents.tick(T0);
        assertThat(agents.grammarsOf("s")).isEqualTo(Set.of("skill"));
    }

    /** Seconds in which nothing comes. */
    private void ticking(int fromSecond, int toSecond) {
        for (int second = fromSecond; second <= toSecond; second++) {
            agents.tick(T0.plusSeconds(second));
        }
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> lines(Instant now) {
        return (List<Map<String, Object>>) java.util.Objects.requireNonNull(agents.report(now).get("agents"));
    }
}
