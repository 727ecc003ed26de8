package claudoom.monitor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An agent alone, without a server: the same seed, the same life; and numbers like the real ones. */
class AgentTest {

    private static final Assignment TASK = new Assignment("DOE-042", Run.all().getFirst(), 3);
    private static final long STEP = Metronome.STEP_MILLIS;

    @Test
    void theSameSeedLivesTheSameLife() {
        assertThat(life(agent(5), 60_000)).hasSizeGreaterThan(400).isEqualTo(life(agent(5), 60_000))
                .isNotEqualTo(life(agent(6), 60_000));
    }

    @Test
    void diesAsOftenAsTheRealOnes() {
        var random = new Random(1);
        var episodes = IntStream.range(0, 2_000).mapToObj(number -> Episode.draw(number, random)).toList();
        assertThat(episodes).allSatisfy(episode -> {
            assertThat(episode.seconds()).isBetween(8.0, 200.0);
            assertThat(episode.kills()).isBetween(0, 60);
            assertThat(episode.latencyP99Millis()).isBetween(1.0, 80.0);
        });
        assertThat(episodes.stream().mapToDouble(Episode::seconds).average().orElseThrow()).as("31 s in the data")
                .isBetween(25.0, 40.0);
    }

    @Test
    void acts8To15TimesASecond() {
        long actions = life(agent(9), 60_000).stream().filter(line -> line.startsWith("r.agent.a.action")).count();
        assertThat(actions / 60.0).isBetween(7.0, 16.0);
    }

    @Test
    void noTimePassesWhileItPauses() {
        var agent = agent(5);
        var before = agent.status(Instant.EPOCH, TASK).get("tick");
        agent.pauseWithExperiment();
        assertThat(life(agent, 60_000)).isEmpty();
        assertThat(agent.status(Instant.EPOCH, TASK)).containsEntry("tick", before).containsEntry("status", "paused");
        agent.resume();
        assertThat(life(agent, 1_000)).isNotEmpty();
    }

    @Test
    void aChangedPaceIsKept() {
        var agent = agent(5);
        agent.change(Map.of("actions_per_second", 40));
        long actions = life(agent, 10_000).stream().filter(line -> line.startsWith("r.agent.a.action")).count();
        assertThat(actions).isBetween(330L, 430L);
    }

    @Test
    void namesGoOnAfterZ() {
        assertThat(List.of(AgentNames.of(0), AgentNames.of(25), AgentNames.of(26), AgentNames.of(49))).containsExactly(
                "doom-agent-A", "doom-agent-Z", "doom-agent-AA", "doom-agent-AX");
    }

    @Test
    void anExperimentRunsToItsEndAndTheNextBegins() {
        var said = new ArrayList<String>();
        var orchestrator = new Orchestrator("r", new Random(1), List.of("a", "b"));
        for (int step = 0; step < 40_000; step++) {
            orchestrator.live(STEP, step % 50 == 0 ? 2 : 0, Instant.EPOCH, message -> said.add(message.subject()));
        }
        assertThat(said).contains("r.experiment.DOE-042.start", "r.experiment.DOE-042.run.R6",
                "r.experiment.DOE-042.complete", "r.experiment.DOE-043.start", "r.generation.gen-1.start");
        assertThat(said.stream().distinct().count()).as("subjects").isLessThan(600);
    }

    private static Agent agent(long seed) {
        return new Agent("a", new GuideVoice("r"), Dress.HEADERS, new Random(seed), -1);
    }

    private static List<String> life(Agent agent, long millis) {
        var said = new ArrayList<String>();
        for (long played = 0; played < millis; played += STEP) {
            agent.live(STEP, Instant.ofEpochMilli(played), TASK,
                    message -> said.add(message.subject() + message.headers() + new String(Json.bytes(message.body()),
                            java.nio.charset.StandardCharsets.UTF_8)));
        }
        return said;
    }
}
