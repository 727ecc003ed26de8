package claudoom.monitor.feature.control.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Command;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.terms.Listeners;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which messages a draft becomes, and how they are put into words. */
class ComposerTest {

    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");

    private final Catalogue catalogue;

    ComposerTest() throws BadGrammar {
        catalogue = new Catalogue(Grammars.builtIn("clau-doom"));
    }

    @Test
    void eachAgentGetsAMessageOfItsOwnAndNeverAWildcard() {
        var composed =
                Composer.compose(command("guide", "reset"), draft("reset", "a1", "a2", "*", "a.b", "a1"), "id", NOW);

        assertThat(composed.parcels()).extracting(Parcel::subject)
                .containsExactly("clau-doom.control.agent.a1.reset", "clau-doom.control.agent.a2.reset");
        assertThat(composed.parcels()).extracting(Parcel::id).doesNotHaveDuplicates();
        assertThat(composed.parcels().getFirst().payload()).contains("\"agent_id\":\"a1\"", "\"command_id\":\"id-1\"",
                NOW.toString());
        assertThat(composed.left()).containsOnlyKeys("*", "a.b");
    }

    @Test
    void withoutAnAgentThereIsNoMessage() {
        assertThatThrownBy(() -> Composer.compose(command("guide", "reset"), draft("reset"), "id", NOW))
                .hasMessage("No agent is chosen.");
        assertThat(catalogue.subjects("guide", draft("reset"))).isEmpty();
    }

    @Test
    void whatWasWrittenIsFilledInOnceForEachAgent() {
        var written = new Draft("config", null, List.of("{id}", "a\"b"), "{\"for\":\"{agent}\",\"id\":\"{id}\"}");

        assertThat(Composer.compose(command("guide", "config"), written, "x", NOW).parcels())
                .extracting(Parcel::payload)
                .containsExactly("{\"for\":\"{id}\",\"id\":\"x-1\"}", "{\"for\":\"a\\\"b\",\"id\":\"x-2\"}");
    }

    @Test
    void theTemplateShowsThePlacesThatAreFilledIn() {
        assertThat(catalogue.template("guide", "config")).contains("{agent}", "{id}", "{now}");
        assertThat(catalogue.template("guide", "listener-reset")).isEqualTo("\"Reset\"");
    }

    @Test
    void theButtonSaysTheDeed() {
        assertThat(catalogue.deed("guide", draft("pause"))).isEqualTo("Pause the experiment");
        assertThat(catalogue.deed("skill", draft("shutdown"))).isEqualTo("Shut down the experiment");
        assertThat(catalogue.deed("guide", draft("reset", "a1"))).isEqualTo("Reset agent a1");
        assertThat(catalogue.deed("guide", draft("reset", "a1", "a2", "$3"))).isEqualTo("Reset 3 agents");
    }

    @Test
    void shutdownAndCommandsToManyMustBeTyped() {
        assertThat(Wording.typed(command("skill", "shutdown"), 1)).isEqualTo("shutdown");
        assertThat(Wording.typed(command("guide", "reset"), 11)).isEqualTo("reset");
        assertThat(Wording.typed(command("guide", "reset"), 10)).isNull();
        assertThat(Wording.typed(command("guide", "pause"), 1)).isNull();
    }

    @Test
    void everyCommandOfEveryGrammarIsOfferedOnce() {
        assertThat(catalogue.picks()).extracting(Pick::command).startsWith("pause", "resume", "shutdown")
                .contains("reset")
                .doesNotHaveDuplicates();
        assertThat(Objects.requireNonNull(catalogue.pick("pause")).grammars()).containsExactly("guide", "skill");
    }

    @Test
    void theConfirmationSaysHowManyMessagesLeaveAndForHowLong() {
        var many = IntStream.range(0, 300).mapToObj(n -> "a" + n).toArray(String[]::new);
        var parcels = Composer.compose(command("guide", "reset"), draft("reset", many), "id", NOW).parcels();
        var nobody = new Listeners(List.of(), "", 1, NOW);
        var heard = Map.of(parcels.getFirst().subject(), nobody);

        assertThat(Warnings.of(parcels, heard, List.of("a7"), Map.of(), "disk full",
                Duration.ofMillis(20))).containsExactly("This command will not be in the log: disk full",
                        "Nobody listens now for 1 of 300: a0.", "Seen speaking another grammar only: a7.",
                        "300 messages leave, one for each agent; this takes about 6 s.");
        assertThat(Warnings.receivers(parcels, heard)).isEqualTo("somebody listens to 0 of 1 subjects asked for");
    }

    private Command command(String grammar, String id) {
        return Objects.requireNonNull(catalogue.command(grammar, id));
    }

    private static Draft draft(String command, String... agents) {
        return new Draft(command, null, List.of(agents), null);
    }
}
