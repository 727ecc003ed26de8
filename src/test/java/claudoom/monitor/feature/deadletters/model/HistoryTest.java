package claudoom.monitor.feature.deadletters.model;

import static claudoom.monitor.feature.deadletters.model.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final String ADVISORY = "$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.>";

    private final History history = new History(List.of("a.dlq.>", ADVISORY));

    @Test
    void nothingIsSaidBeforeAnythingIsKnown() {
        assertThat(history.incomplete()).isNull();
        history.listening(T0);
        assertThat(history.incomplete()).isNull();
    }

    @Test
    void withoutAStreamTheMissingTimeIsNamed() {
        history.listening(T0);
        history.keptBy(Map.of(), T0);

        assertThat(history.incomplete()).matches("No stream keeps dead letters: those from before \\d\\d:\\d\\d:30 and "
                + "during gaps are not here\\.");
        assertThat(history.keepers()).isEqualTo("No stream keeps them.");
    }

    @Test
    void advisoriesThatMayNotBeHeardAreNamedUnlessAStreamKeepsThem() {
        history.listening(T0);
        history.deaf(List.of(ADVISORY));
        assertThat(history.incomplete()).isEqualTo(
                "This login may not listen to " + ADVISORY + ": the server's own dead letters are not here.");
        history.keptBy(Map.of(), T0);
        assertThat(history.incomplete()).startsWith("This login may not listen to ").contains("No stream keeps");
        history.keptBy(Map.of("DEAD", List.of("a.>", ADVISORY)), T0);
        assertThat(history.incomplete()).isNull();
        history.keptBy(Map.of(), T0);
        history.deaf(List.of());
        assertThat(history.incomplete()).startsWith("No stream keeps");
    }

    @Test
    void whatIsKeptInPartIsNamed() {
        history.listening(T0);
        history.keptBy(Map.of("DEAD", List.of("a.dlq.>")), T0);

        assertThat(history.incomplete()).startsWith("No stream keeps the advisories about used-up deliveries: those");
        assertThat(history.keepers()).isEqualTo("A stream keeps them: DEAD.");
    }

    @Test
    void whenAllIsKeptNothingIsMissing() {
        history.listening(T0);
        history.keptBy(Map.of("DEAD", List.of("a.>", ADVISORY)), T0);
        assertThat(history.incomplete()).isNull();

        history.cut("DEAD", "Only the newest were read.");
        assertThat(history.incomplete()).isEqualTo("Only the newest were read.");
    }

    @Test
    void ofAGapOnlyThatIsHereWhatAStreamStillHolds() {
        history.listening(T0);
        history.hearing(true, T0, T0);
        history.keptBy(Map.of("QUEUE", List.of("a.dlq.>"), "ADVISORIES", List.of(ADVISORY)), T0);
        history.passing(List.of("QUEUE"));
        assertThat(history.missed()).isNull();

        history.hearing(false, T0.plusSeconds(10), T0.plusSeconds(12));
        history.hearing(true, T0.plusSeconds(20), T0.plusSeconds(20));
        assertThat(history.missed()).matches("Of the letters on a\\.dlq\\.> of \\d\\d:\\d\\d:40 to \\d\\d:\\d\\d:50 "
                + "only those are here that a stream still holds: nothing was heard\\.")
                .isEqualTo(history.incomplete());

        history.passing(List.of());
        assertThat(history.missed()).as("the stream keeps what came meanwhile").isNull();
    }

    @Test
    void theReportIsToldOfAdvisoriesThatWereNotHeard() {
        history.listening(T0);
        history.asking(true, T0, T0);
        history.keptBy(Map.of("DEAD", List.of("a.dlq.>")), T0);
        history.counted();
        assertThat(history.missed()).as("nothing was missed").isNull();

        history.asking(false, T0.plusSeconds(10), T0.plusSeconds(12));
        history.asking(true, T0.plusSeconds(20), T0.plusSeconds(20));
        history.counted();
        assertThat(history.exact()).isTrue();
        assertThat(history.missed()).startsWith("The server's own dead letters of ");

        history.link(true, false);
        assertThat(history.missed()).as("without JetStream there are none").isNull();
    }

    @Test
    void troubleIsSaidInItsOwnWords() {
        history.listening(T0);
        history.trouble("This login may not use $JS.API.STREAM.LIST.");

        assertThat(history.incomplete()).startsWith("This login may not use $JS.API.STREAM.LIST. Letters from before ");
    }

    @Test
    void whatWasOnlyCountedIsSaidAlsoWhereNoStreamKeepsTheAdvisories() {
        history.listening(T0);
        history.keptBy(Map.of("DEAD", List.of("a.dlq.>")), T0);
        history.cut("DEAD", "Only the newest were read.");

        assertThat(history.incomplete()).startsWith("No stream keeps the advisories").endsWith("were read.");
    }

    @Test
    void advisoriesAreNotHeardWhileTheirConnectionIsDown() {
        history.listening(T0);
        history.asking(false, T0, T0);
        assertThat(history.heard(ADVISORY)).isFalse();
        history.asking(true, T0.plusSeconds(1), T0.plusSeconds(1));
        history.keptBy(Map.of("DEAD", List.of("a.>", ADVISORY)), T0.plusSeconds(1));
        history.counted();
        assertThat(history.heard(ADVISORY)).isTrue();
        assertThat(history.incomplete()).isNull();
        assertThat(history.exact()).isTrue();

        history.asking(false, T0.plusSeconds(10), T0.plusSeconds(12));
        assertThat(history.heard(ADVISORY)).isFalse();
        assertThat(history.heard("a.dlq.>")).isTrue();
        assertThat(history.exact()).isFalse();
        assertThat(history.incomplete())
                .matches("Since \\d\\d:\\d\\d:40 no stream can be asked and no advisory is heard\\.");

        history.asking(true, T0.plusSeconds(20), T0.plusSeconds(20));
        assertThat(history.incomplete()).as("a stream keeps what came meanwhile").isNull();
        history.keptBy(Map.of("DEAD", List.of("a.>")), T0.plusSeconds(21));
        assertThat(history.incomplete()).matches("The server's own dead letters of \\d\\d:\\d\\d:40 to "
                + "\\d\\d:\\d\\d:50 are not here: its advisories were not heard\\. No stream keeps .*");
    }

    @Test
    void streamsThatCopyOthersAreNamed() {
        history.listening(T0);
        history.copies(List.of("ARCHIVE"));

        assertThat(history.incomplete())
                .isEqualTo("ARCHIVE copies what other streams keep and is not read: letters that "
                        + "are only there are not here.");
    }
}
