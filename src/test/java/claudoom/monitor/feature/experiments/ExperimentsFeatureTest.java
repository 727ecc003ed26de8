package claudoom.monitor.feature.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import claudoom.monitor.traffic.Traffic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
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
        traffic = new Traffic(grammars::meaningOf, 2_000, 1_000, 4 << 20);
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

    /** Commands are read once a second, and the connection may be lost in between. */
    @Test
    void aPauseThatWasHeardJustBeforeTheLossMayBeOverAsWell() {
        take("lab.experiment.E.start", "{}");
        traffic.take("lab.control.experiment.pause", "{}".getBytes(StandardCharsets.UTF_8), null, ++now);
        var lost = Instant.ofEpochMilli(now + 10);
        experiments.link(new LinkState(Phase.RECONNECTING, lost, "", null, null));
        experiments.tick();
        assertThat(experiments.unheardSince()).isEqualTo(lost);
        assertThat(line()).containsEntry("state", "unknown");
    }

    /** What still waited in the program when the connection went is handled a moment after it. */
    @Test
    void aPauseThatIsReadWhileNothingIsHeardMayBeOverAsWell() {
        take("lab.experiment.E.start", "{}");
        var lost = Instant.ofEpochMilli(now);
        experiments.link(new LinkState(Phase.RECONNECTING, lost, "", null, null));
        take("lab.control.experiment.pause", "{}");
        assertThat(experiments.unheardSince()).isEqualTo(lost);
        take("lab.control.experiment.resume", "{}");
        assertThat(experiments.pausedSince()).isNull();
    }

    @Test
    void resettingOneAgentPausesNothing() {
        take("lab.control.agent.a.reset", "{}");
        take("lab.control.agent.a", "\"Pause\"");
        assertThat(experiments.pausedSince()).isNull();
    }

    /** More at once than anybody reads. */
    @Test
    void errorsAreCountedToTheLastHoweverManyComeAtOnce() {
        take("lab.experiment.E.start", "{\"runs\":6}");
        flood("lab.experiment.E.error", 120_000);
        traffic.take("lab.experiment.E.complete", "{}".getBytes(StandardCharsets.UTF_8), null, now);
        experiments.tick();
        assertThat(line()).containsEntry("errors", 120_000L).containsEntry("state", "complete");
        assertThat(experiments.unread()).as("and it is known that not all were read").isPositive();
    }

    private void flood(String subject, int count) {
        var payload = "{}".getBytes(StandardCharsets.UTF_8);
        for (int n = 0; n < count; n++) {
            traffic.take(subject, payload, null, ++now);
        }
    }

    @Test
    void runsThatAreCountedAreUnknownAfterSomeWereNotRead() {
        flood("lab.experiment.E.error", 60_000);
        for (var run : List.of("R1", "R2")) {
            traffic.take("lab.experiment.E.run." + run, ("{\"status\":\"completed\",\"metadata\":{\"run_id\":\"" + run
                    + "\"}}").getBytes(StandardCharsets.UTF_8), null, ++now);
        }
        experiments.tick();
        assertThat(line()).containsEntry("runs_completed", null).containsEntry("errors", 60_000L);
    }

    @Test
    void aCommandIsSeenInTheMiddleOfAFlood() {
        flood("lab.experiment.E.error", 60_000);
        traffic.take("lab.control.experiment.pause", "{}".getBytes(StandardCharsets.UTF_8), null, ++now);
        flood("lab.control.agent.a.config", 20_000);
        experiments.tick();
        assertThat(experiments.pausedSince()).isNotNull();
    }

    @Test
    void ofTooManyExperimentsTheNewestAreKeptAndThatIsSaid() {
        for (int n = 0; n < 1_001; n++) {
            take("lab.experiment.E" + n + ".start", "{}");
        }
        assertThat(experiments.notKept()).isEqualTo(1);
        assertThat(Objects.requireNonNull(experiments.newest()).id()).isEqualTo("E1000");
        assertThat(lines("experiments")).hasSize(1_000).first().asString().contains("E1");
        assertThat(lines("experiments").getFirst()).containsEntry("errors", 0L);
        assertThat(lines("experiments").getLast()).as("it may have come before").containsEntry("errors", null);
    }

    private void link(Phase phase) {
        experiments.link(new LinkState(phase, Instant.ofEpochMilli(now), "", null, null));
    }

    @Test
    void whetherItIsStillPausedAfterALossIsNotCertain() {
        take("lab.experiment.E.start", "{}");
        take("lab.control.experiment.pause", "{}");
        long lost = now += 1_000;
        link(Phase.RECONNECTING);
        now += 60_000;
        link(Phase.CONNECTED);
        assertThat(line()).containsEntry("state", "unknown");
        assertThat(experiments.unheardSince()).isEqualTo(Instant.ofEpochMilli(lost));
        experiments.agents(moment -> moment.isAfter(Instant.ofEpochMilli(now)) ? 0.1 : 1);
        assertThat(experiments.pausedSince()).as("few play long after").isNotNull();
        take("lab.control.experiment.pause", "{}");
        assertThat(line()).as("told again it is certain").containsEntry("state", "paused");
        assertThat(experiments.unheardSince()).isNull();
    }

    @Test
    void agentsThatPlayLongAfterALossShowThatThePauseIsOver() {
        take("lab.experiment.E.start", "{}");
        take("lab.control.experiment.pause", "{}");
        experiments.agents(moment -> 1);
        assertThat(experiments.pausedSince()).as("without a loss they only disobey").isNotNull();
        link(Phase.RECONNECTING);
        experiments.agents(moment -> 1);
        assertThat(experiments.pausedSince()).as("nothing is heard yet").isNotNull();
        link(Phase.CONNECTED);
        experiments.agents(moment -> 0.9);
        assertThat(experiments.pausedSince()).isNull();
        assertThat(line()).containsEntry("state", "running");
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
    void theFitnessOfAGenerationMayComeInItsMetricsOfEitherGrammar() {
        take("lab.metrics.generation.gen-1", "{\"experiment_id\":\"E\",\"best_fitness\":2.5,\"avg_fitness\":0.75}");
        take("lab.metrics.generation.gen-2.best_fitness", "{\"metric_name\":\"best_fitness\",\"value\":3.25}");
        take("lab.metrics.generation.gen-2.avg_fitness", "1.5");
        take("lab.metrics.generation.gen-2.diversity", "0.125");
        var first = new HashMap<String, Object>();
        first.put("id", "gen-1");
        first.put("experiment", "E");
        first.put("state", "unknown");
        first.put("best_fitness", 2.5);
        first.put("avg_fitness", 0.75);
        assertThat(lines("generations").getFirst()).isEqualTo(first);
        assertThat(lines("generations").getLast()).containsEntry("id", "gen-2").containsEntry("best_fitness", 3.25)
                .containsEntry("avg_fitness", 1.5);
    }

    @Test
    void metricsChangeNoStateAndDoNotMakeAnOldGenerationTheNewest() {
        take("lab.experiment.E.start", "{}");
        take("lab.generation.gen-1.complete", "{\"best_fitness\":0.5}");
        take("lab.generation.gen-2.start", "{}");
        take("lab.metrics.generation.gen-1", "{\"best_fitness\":0.6}");
        assertThat(lines("generations").getFirst()).containsEntry("state", "complete")
                .containsEntry("best_fitness", 0.6);
        assertThat(Objects.requireNonNull(experiments.newest()).generation()).isEqualTo("gen-2");
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
