package claudoom.monitor.feature.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.traffic.Traffic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExperimentsFeatureTest {

    private Traffic traffic;
    private ExperimentsFeature experiments;
    private long now;

    @BeforeEach
    void start() throws BadGrammar {
        var grammars = Grammars.builtIn("lab");
        traffic = new Traffic(grammars::meaningOf, 1_000, 1_000, 4 << 20);
        experiments = new ExperimentsFeature(traffic, grammars);
    }

    private void take(String subject, String payload) {
        now += 1_000;
        traffic.take(subject, payload.getBytes(StandardCharsets.UTF_8), null, now);
        experiments.tick();
    }

    @Test
    void anExperimentIsFollowedFromStartToEnd() {
        take("lab.experiment.DOE-1.start",
                "{\"experiment_id\":\"DOE-1\",\"design_type\":\"2x3_factorial\",\"runs\":6,\"episodes_per_run\":10}");
        assertThat(line()).containsEntry("state", "running").containsEntry("runs_total", 6L)
                .containsEntry("episodes_total", 60L).containsEntry("runs_completed", null).containsEntry("errors", 0L);
        take("lab.experiment.DOE-1.error", "{\"error\":\"x\"}");
        assertThat(line()).containsEntry("errors", 1L).containsEntry("state", "running");
        take("lab.experiment.DOE-1.complete", "{}");
        assertThat(line()).containsEntry("state", "complete").containsEntry("runs_total", 6L);
    }

    @Test
    void completedRunsAreCountedWhereTheMessagesDoNotCountThem() {
        for (var run : List.of("R1", "R2", "R2")) {
            take("lab.experiment.E.run." + run,
                    "{\"experiment_id\":\"E\",\"status\":\"completed\",\"metadata\":{\"run_id\":\"" + run + "\"}}");
        }
        assertThat(line()).containsEntry("runs_completed", 2L);
    }

    @Test
    void aPauseIsKnownFromTheCommandInEitherGrammarAndEndsWithResume() {
        take("lab.experiment.E.start", "{}");
        take("lab.control.experiment.pause", "{}");
        assertThat(experiments.pausedSince()).isEqualTo(Instant.ofEpochMilli(now));
        assertThat(line()).containsEntry("state", "paused");
        take("lab.control.experiment.resume", "{}");
        assertThat(experiments.pausedSince()).isNull();
        take("lab.system.control.pause", "{}");
        assertThat(experiments.pausedSince()).isNotNull();
        take("lab.system.control.shutdown", "{}");
        assertThat(line()).containsEntry("state", "shut down");
    }

    @Test
    void resettingOneAgentPausesNothing() {
        take("lab.control.agent.a.reset", "{}");
        take("lab.control.agent.a", "\"Pause\"");
        assertThat(experiments.pausedSince()).isNull();
    }

    @Test
    void aGenerationHasItsFitness() {
        take("lab.generation.gen-1.start", "{}");
        take("lab.generation.gen-1.complete", "{\"experiment_id\":\"E\",\"best_fitness\":0.5,\"avg_fitness\":0.25}");
        assertThat(lines("generations").getFirst())
                .isEqualTo(Map.of("id", "gen-1", "experiment", "E", "state", "complete",
                        "best_fitness", 0.5, "avg_fitness", 0.25));
    }

    @Test
    void nonsenseLeavesEverythingUnknown() {
        take("lab.experiment.E.run", "not json");
        assertThat(line()).containsEntry("runs_total", null).containsEntry("episodes_completed", null);
        assertThat(experiments.newest()).isNotNull();
    }

    private Map<String, Object> line() {
        return lines("experiments").getFirst();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> lines(String section) {
        return (List<Map<String, Object>>) Objects.requireNonNull(experiments.report(Instant.EPOCH).get(section));
    }
}
