package claudoom.monitor.feature.control.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.Listeners;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Which grammar is spoken. */
class GrammarChoiceTest {

    private static final List<String> BOTH = List.of("guide", "skill");

    @Test
    void theOneThatSomebodyListensToIsSpoken() {
        var choice =
                GrammarChoice.forExperiment(BOTH, Map.of("guide", heard(), "skill", heard("orchestrator")),
                        Map.of("guide", 50));

        assertThat(choice.grammar()).isEqualTo("skill");
        assertThat(choice.words())
                .isEqualTo("skill, because somebody listens to its subject, and nobody to the others");
    }

    @Test
    void whereAsManyListenToBothTheAgentsDecide() {
        var choice = GrammarChoice.forExperiment(BOTH, Map.of("guide", heard("tail"), "skill", heard("tail")),
                Map.of("guide", 2, "skill", 3));

        assertThat(choice.words())
                .isEqualTo("skill, because 3 agents speak it, more than any other; all have as many listeners");
        var tie = GrammarChoice.forExperiment(BOTH, Map.of("guide", heard("tail"), "skill", heard("tail")), Map.of());
        assertThat(tie.words())
                .isEqualTo("guide, because it comes first: neither listeners nor agents tell which is spoken");
    }

    @Test
    void whereNothingIsKnownTheFirstIsSpokenAndItSaysSo() {
        var choice =
                GrammarChoice.forExperiment(BOTH, Map.of("guide", Listeners.unknown("not permitted", Instant.EPOCH)),
                        Map.of());

        assertThat(choice.words())
                .isEqualTo("guide, because it comes first: nothing seen so far tells which is spoken");
    }

    @Test
    void agentsAreSpokenToAsMostOfTheChosenOnesSpeak() {
        Function<String, Set<String>> spoken = agent -> Set.of(agent.equals("a") ? "guide" : "skill");

        assertThat(GrammarChoice.forAgents(BOTH, List.of("a", "b", "c"), spoken).grammar()).isEqualTo("skill");
        assertThat(GrammarChoice.forAgents(BOTH, List.of("a"), spoken).grammar()).isEqualTo("guide");
        assertThat(GrammarChoice.strangers("guide", List.of("a", "b"), spoken)).containsExactly("b");
    }

    @Test
    void aCommandThatOneGrammarHasIsSentInThatOne() {
        assertThat(GrammarChoice.forExperiment(List.of("skill"), Map.of(), Map.of("guide", 9)).grammar())
                .isEqualTo("skill");
    }

    private static Listeners heard(String... clients) {
        return new Listeners(List.of(clients), "", 1, Instant.EPOCH);
    }
}
