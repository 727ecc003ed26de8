package claudoom.monitor.feature.deadletters.screen;

import static claudoom.monitor.feature.deadletters.model.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.deadletters.model.DeadLetter;
import claudoom.monitor.feature.deadletters.model.DeadLetters;
import claudoom.monitor.feature.deadletters.model.History;
import claudoom.monitor.feature.deadletters.model.Samples;
import claudoom.monitor.feature.deadletters.model.Source;
import claudoom.monitor.feature.deadletters.screen.DeadLettersViewModel.Text;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From a letter on a wire thread to a line on the screen, without a toolkit. */
class DeadLettersViewModelTest {

    private static final List<String> WANTED =
            List.of("clau-doom.dlq.>", "$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.>");

    private final DeadLetters letters = new DeadLetters();
    private final History history = new History(WANTED);
    private final List<DeadLetter> written = new ArrayList<>();
    private final DeadLettersViewModel model =
            new DeadLettersViewModel(letters, history, WANTED, "clau-doom", (chosen, file) -> written.addAll(chosen));
    private Instant now = T0.plusSeconds(60);

    @Test
    void beforeTheFirstLetterTheScreenSaysWhatItListensTo() {
        history.listening(T0);
        history.keptBy(Map.of(), T0);
        sample();

        assertThat(model.emptyProperty().get()).isTrue();
        assertThat(model.text(Text.EMPTY_REASON).get()).startsWith("Listening on clau-doom.dlq.> and the advisories")
                .endsWith("No stream keeps them.");
    }

    @Test
    void onlyWhatIsReallyHeardIsClaimed() {
        history.listening(T0);
        history.deaf(List.of(WANTED.get(1)));
        assertThat(reason()).startsWith("Listening on clau-doom.dlq.> since ")
                .contains("Not permitted: the advisories of used-up deliveries.");
        history.hears(pattern -> false);
        assertThat(reason()).startsWith("Nothing that brings dead letters is listened to.")
                .contains("Not permitted, or left out: clau-doom.dlq.>.");
        history.deaf(List.of());
        history.hears(pattern -> true);
        history.link(true, false);
        assertThat(reason()).startsWith("Listening on clau-doom.dlq.> since ")
                .contains("JetStream is not switched on for this account, so there are no advisories");
        history.link(true, true);
        history.asking(false, T0, T0);
        assertThat(reason()).startsWith("Listening on clau-doom.dlq.> since ")
                .contains("No advisory is heard since").doesNotContain("permitted");
        history.link(false, true);
        assertThat(reason()).startsWith("Nothing is heard now.");
    }

    private String reason() {
        now = now.plusSeconds(1);
        sample();
        return model.text(Text.EMPTY_REASON).get();
    }

    @Test
    void aFilterChangesTheCountsOfTheGroups() {
        letters.add(Samples.letter("A", "unknown map", 0, "{}"));
        letters.add(Samples.letter("B", "write conflict", 1, "{}"));
        letters.add(Samples.letter("C", "write conflict", 2, "{}"));
        model.filterProperty().set("agent.C");
        sample();
        assertThat(model.groups()).extracting(row -> row.countedProperty().get().found()).containsExactly(1, 1);
        assertThat(model.groups()).extracting(row -> row.group().count()).containsExactly(3L, 2L);
        model.filterProperty().set("");
        sample();
        assertThat(model.groups()).extracting(row -> row.countedProperty().get().found()).containsOnlyNulls();
    }

    @Test
    void groupsAndTheirLettersAreShownNewestFirst() {
        letters.add(Samples.letter("A", "unknown map", 0, "{}"));
        letters.add(Samples.letter("B", "write conflict", 1, "{}"));
        letters.add(Samples.letter("C", "write conflict", 2, "{}"));
        sample();

        assertThat(words()).containsExactly("All letters", "Write conflict · death-processor",
                "Unknown map · death-processor");
        assertThat(model.text(Text.GROUPS).get()).isEqualTo("2 groups");
        assertThat(model.text(Text.ALL).get()).isEqualTo("3 letters");
        assertThat(model.text(Text.LETTERS_FOOT).get()).isEqualTo("3 of 3 shown · newest first");
        assertThat(model.text(Text.GROUPS_FOOT).get()).isEqualTo("1 source seen · 0 lost");

        model.groupProperty().set(model.groups().get(1));
        assertThat(model.letters()).extracting(row -> row.letter().originalSubject())
                .containsExactly("clau-doom.agent.C.death", "clau-doom.agent.B.death");
    }

    @Test
    void newLettersMoveNeitherTheChoiceNorTheGroups() {
        letters.add(Samples.letter("A", "unknown map", 0, "{}"));
        letters.add(Samples.letter("B", "write conflict", 1, "{}"));
        sample();
        var chosen = model.letters().get(1);
        model.letterProperty().set(chosen);
        var rows = List.copyOf(model.groups());

        letters.add(Samples.letter("C", "unknown map", 5, "{}"));
        letters.add(Samples.letter("D", "a new reason", 6, "{}"));
        sample();

        assertThat(model.letterProperty().get()).isSameAs(chosen);
        assertThat(model.letters()).hasSize(4).element(3).isSameAs(chosen);
        assertThat(words().get(1)).isEqualTo("A new reason · death-processor");
        assertThat(model.groups().subList(2, 4)).isEqualTo(rows.subList(1, 3));
    }

    @Test
    void theFilterLooksIntoPayloadsToo() {
        letters.add(Samples.letter("A", "unknown map", 0, "{\"cause\":\"IMP_FIREBALL\"}"));
        letters.add(Samples.letter("B", "write conflict", 1, "{\"cause\":\"LAVA\"}"));
        sample();
        model.filterProperty().set("imp_");
        sample();

        assertThat(model.letters()).hasSize(1).first().extracting(row -> row.letter().originalSubject())
                .isEqualTo("clau-doom.agent.A.death");
        assertThat(model.groups()).hasSize(2);
        assertThat(model.text(Text.FILTER_NOTE).get()).isEqualTo("1 match");
        assertThat(model.text(Text.LETTERS_FOOT).get()).isEqualTo("1 of 2 shown · newest first");
        model.filterProperty().set("");
        sample();
        assertThat(model.letters()).hasSize(2);
    }

    @Test
    void whatIsShownIsWritten() {
        letters.add(Samples.letter("A", "unknown map", 0, "{}"));
        letters.add(Samples.advisory(Source.TERMINATED, 7, "x", 1, "bad"));
        sample();
        model.groupProperty().set(model.groups().get(1));
        model.exportTo(Path.of("x.jsonl"));

        assertThat(written).extracting(DeadLetter::source).containsExactly(Source.TERMINATED);
    }

    @Test
    void aFullListStaysQuickAndForgetsTheOldest() {
        for (int n = 0; n < DeadLetters.MOST + 500; n++) {
            letters.add(Samples.letter("A", "bad", n, "{}"));
        }
        sample();
        assertThat(model.letters()).hasSize(DeadLetters.MOST);
        assertThat(model.text(Text.GROUPS_FOOT).get()).contains("500 older letters forgotten");

        var last = model.letters().getLast();
        letters.add(Samples.letter("A", "bad", 99_999, "{}"));
        sample();
        assertThat(model.letters()).hasSize(DeadLetters.MOST).doesNotContain(last);
        assertThat(model.letters().getFirst().letter().time()).isEqualTo(T0.plusSeconds(99_999));
    }

    private List<String> words() {
        return model.groups().stream().map(row -> row.group().fingerprint()).toList();
    }

    private void sample() {
        now = now.plusSeconds(1);
        model.sample(now);
    }
}
