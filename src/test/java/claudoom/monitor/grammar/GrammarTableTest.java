package claudoom.monitor.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the two documents, as a subject and what it means. */
class GrammarTableTest {

    private final Grammars both = Grammars.builtIn("clau-doom");

    GrammarTableTest() throws BadGrammar {}

    @ParameterizedTest
    @CsvSource({
        // agent events
        "agent.doom-1.action,          guide skill, ACTION,         action,   doom-1,, ,",
        "agent.doom-1.observe,         guide skill, OBSERVE,        observe,  doom-1,, ,",
        "agent.doom-1.score,           guide skill, SCORE,          score,    doom-1,, ,",
        "agent.doom-1.death,           guide skill, DEATH,          death,    doom-1,, ,",
        "agent.doom-1.ragquery,        guide,       RAG_QUERY,      ragquery, doom-1,, ,",
        "agent.doom-1.error,           guide,       AGENT_ERROR,    error,    doom-1,, ,",
        "agent.doom-1.status,          guide,       AGENT_QUESTION, status,   doom-1,, ,",
        "agent.doom-1.health,          skill,       AGENT_QUESTION, health,   doom-1,, ,",
        // experiments
        "experiment.DOE-042.start,     guide skill, EXPERIMENT,     start,    , DOE-042, ,",
        "experiment.DOE-042.run,       guide,       EXPERIMENT,     run,      , DOE-042, ,",
        "experiment.DOE-042.run.r7,    skill,       EXPERIMENT,     run,      , DOE-042, ,",
        "experiment.DOE-042.complete,  guide skill, EXPERIMENT,     complete, , DOE-042, ,",
        "experiment.DOE-042.error,     guide skill, EXPERIMENT,     error,    , DOE-042, ,",
        // generations
        "generation.g5.start,          guide skill, GENERATION,     start,    ,, g5,",
        "generation.g5.evaluate,       guide skill, GENERATION,     evaluate, ,, g5,",
        "generation.g5.evolve,         guide skill, GENERATION,     evolve,   ,, g5,",
        "generation.g5.complete,       guide skill, GENERATION,     complete, ,, g5,",
        "generation.g5.agent.a1.score, skill,       GENERATION,     score,    a1,, g5,",
        // metrics
        "metrics.agent.a1,             guide,       METRIC,         agent,      a1,, ,",
        "metrics.generation.g5,        guide,       METRIC,         generation, ,, g5,",
        "metrics.experiment.DOE-042,   guide,       METRIC,         experiment, , DOE-042, ,",
        "metrics.system.mongodb,       guide,       METRIC,         system,     ,, ,",
        "metrics.agent.a1.kills,       skill,       METRIC,         kills,      a1,, ,",
        "metrics.generation.g5.best,   skill,       METRIC,         best,       ,, g5,",
        "metrics.system.mongodb.ops,   skill,       METRIC,         ops,        ,, ,",
        // system
        "system.orchestrator.ready,    guide,       SYSTEM,         ready,    ,, ,",
        "system.orchestrator.shutdown, guide,       SYSTEM,         shutdown, ,, ,",
        "system.agent.a1.ready,        guide,       SYSTEM,         ready,    a1,, ,",
        "system.vizdoom.health,        guide skill, SYSTEM,         health,   ,, ,",
        "system.opensearch.health,     guide skill, SYSTEM,         health,   ,, ,",
        "system.mongodb.health,        guide skill, SYSTEM,         health,   ,, ,",
        "system.grafana.health,        skill,       SYSTEM,         health,   ,, ,",
        "system.mongodb.error,         skill,       SYSTEM,         error,    ,, ,",
        // control
        "control.experiment.pause,     guide,       CONTROL,        pause,    ,, ,",
        "control.experiment.resume,    guide,       CONTROL,        resume,   ,, ,",
        "control.agent.a1.reset,       guide,       CONTROL,        reset,    a1,, ,",
        "control.agent.a1.config,      guide,       CONTROL,        config,   a1,, ,",
        "control.agent.a1,             guide,       CONTROL,        command,  a1,, ,",
        "system.control.pause,         skill,       CONTROL,        pause,    ,, ,",
        "system.control.resume,        skill,       CONTROL,        resume,   ,, ,",
        "system.control.shutdown,      skill,       CONTROL,        shutdown, ,, ,",
        // dead letters
        "dlq.agent.death,              guide,       DEAD_LETTER,    death,    ,, , agent.*.death",
        "dlq.experiment.run,           guide,       DEAD_LETTER,    run,      ,, , experiment.*.run",
        "dlq.odd,                      guide,       DEAD_LETTER,    dlq,      ,, ,",
        "dlq.agent.a1.death,           guide,       DEAD_LETTER,    dlq,      ,, ,",
        "deadletter.agent.a1.death,    skill,       DEAD_LETTER,    death,    a1,, , agent.a1.death",
        "deadletter.agent.a1.ragquery, skill,       DEAD_LETTER,    ragquery, a1,, , agent.a1.ragquery",
        "deadletter.generation.g5.agent.a1.score, skill, DEAD_LETTER, score, a1,, g5, generation.g5.agent.a1.score",
        "deadletter.x,                 skill,       DEAD_LETTER,    deadletter, ,, , x",
        // nothing of the kind
        "agent.a1.dance,               '',          OTHER,          '',       ,, ,",
        "agent.a1,                     '',          OTHER,          '',       ,, ,",
        "agent.a1.action.x,            '',          OTHER,          '',       ,, ,",
        "dlq,                          '',          OTHER,          '',       ,, ,",
        "deadletter,                   '',          OTHER,          '',       ,, ,"
    })
    void aSubjectMeans(String subject, String grammars, Kind kind, String event, @Nullable String agent,
            @Nullable String experiment, @Nullable String generation, @Nullable String original) {
        String full = "clau-doom." + subject;
        assertThat(both.meaningOf(full)).isEqualTo(new Meaning(kind, event, agent, experiment, generation,
                original == null ? null : "clau-doom." + original));
        assertThat(String.join(" ", both.grammarNamesFor(full))).isEqualTo(grammars);
        assertThat(both.meaningOf("lab." + full)).isEqualTo(Meaning.NONE);
        for (String name : both.grammarNamesFor(full)) {
            Meaning alone = both.named(name).meaningOf(full);
            assertThat(alone.kind()).isEqualTo(kind);
            assertThat(alone.original()).isEqualTo(both.meaningOf(full).original());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "guide, pause,           EXPERIMENT, ASK,  control.experiment.pause",
        "guide, resume,          EXPERIMENT, ASK,  control.experiment.resume",
        "guide, reset,           AGENT,      ASK,  control.agent.doom-1.reset",
        "guide, config,          AGENT,      ASK,  control.agent.doom-1.config",
        "guide, listener-reset,  AGENT,      ASK,  control.agent.doom-1",
        "guide, listener-pause,  AGENT,      ASK,  control.agent.doom-1",
        "guide, listener-config, AGENT,      ASK,  control.agent.doom-1",
        "skill, pause,           EXPERIMENT, ASK,  system.control.pause",
        "skill, resume,          EXPERIMENT, ASK,  system.control.resume",
        "skill, shutdown,        EXPERIMENT, TYPE, system.control.shutdown"
    })
    void aCommandGoesTo(String grammar, String id, Command.Scope scope, Command.Confirm confirm, String subject) {
        Command command = Objects.requireNonNull(both.named(grammar).command(id));
        assertThat(command.scope()).isEqualTo(scope);
        assertThat(command.confirm()).isEqualTo(confirm);
        assertThat(command.grammar()).isEqualTo(grammar);
        assertThat(command.needsTarget()).isEqualTo(scope == Command.Scope.AGENT);
        String full = command.subjectFor(scope == Command.Scope.AGENT ? "doom-1" : null);
        assertThat(full).isEqualTo("clau-doom." + subject);
        assertThat(both.meaningOf(full).kind()).isEqualTo(Kind.CONTROL);
    }

    @ParameterizedTest
    @CsvSource({"guide, clau-doom.agent.a1.status", "skill, clau-doom.agent.a1.health"})
    void aQuestionGoesTo(String grammar, String subject) {
        assertThat(both.named(grammar).questionFor("a1")).isEqualTo(subject);
    }

    @ParameterizedTest
    @CsvSource({"guide, clau-doom.dlq.*.* clau-doom.dlq.>", "skill, clau-doom.deadletter.>"})
    void deadLettersComeTo(String grammar, String patterns) {
        List<String> texts = both.named(grammar).deadLetterPatterns().stream().map(p -> p.text()).toList();
        assertThat(String.join(" ", texts)).isEqualTo(patterns);
    }
}
