package claudoom.monitor.feature.lag.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.lag.model.PastLag.Kind;
import claudoom.monitor.feature.lag.model.PastLag.Mark;
import claudoom.monitor.feature.lag.model.Turn.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What happens is marked once, whoever tells it and however often. */
class TurnsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Turns turns = new Turns();
    private final List<Mark> marks = new ArrayList<>();

    private void told(int second, What what, @Nullable String consumer, String value) {
        take(second, what, true, consumer, value, what.name());
    }

    private void sampled(int second, What what, @Nullable String consumer, String value, String text) {
        take(second, what, false, consumer, value, text);
    }

    private void take(int second, What what, boolean told, @Nullable String consumer, String value, String text) {
        marks.addAll(
                turns.take(new Turn(NOON.plusSeconds(second), what, told, "ORDERS", consumer, value, text)));
    }

    private void seen(int second, @Nullable String consumer, @Nullable String leader) {
        marks.addAll(turns.seen("ORDERS", consumer, leader, NOON.plusSeconds(second)));
    }

    private List<String> texts() {
        return marks.stream().map(Mark::text).toList();
    }

    @Test
    void anElectionIsOneMarkHoweverOftenItIsTold() {
        seen(0, "worker", "n1");
        told(5, What.LEADER, "worker", "n2");
        told(5, What.LEADER, "worker", "n2");
        told(6, What.LEADER, "worker", "n2");
        sampled(7, What.LEADER, "worker", "n2", "");
        assertThat(texts()).containsExactly("leader n1 → n2");
        assertThat(marks).allMatch(mark -> mark.kind() == Kind.LEADER && mark.at().equals(NOON.plusSeconds(5)));
        told(60, What.LEADER, "worker", "n2");
        sampled(70, What.LEADER, "worker", "n3", "");
        assertThat(texts()).containsExactly("leader n1 → n2", "leader n2, elected again", "leader n2 → n3");
    }

    @Test
    void whoWasNeverSeenHasNoLeaderToChange() {
        told(0, What.CREATED, "worker", "");
        told(0, What.LEADER, "worker", "n1");
        assertThat(marks).as("most are gone before anybody sees them").isEmpty();
        seen(2, "worker", "n1");
        assertThat(texts()).containsExactly("consumer created");
        assertThat(marks.getFirst().at()).as("when it was told").isEqualTo(NOON);
        sampled(4, What.CREATED, "worker", "", "consumer created");
        assertThat(marks).hasSize(1);
    }

    @Test
    void makingAndDeletingAreMarkedOnceWhoeverIsFirst() {
        told(0, What.CREATED, null, "");
        sampled(2, What.CREATED, null, "", "stream created");
        seen(2, null, "n1");
        told(10, What.DELETED, null, "");
        told(10, What.DELETED, null, "");
        sampled(14, What.DELETED, null, "", "stream deleted");
        assertThat(texts()).containsExactly("CREATED", "DELETED");
        told(20, What.CREATED, null, "");
        sampled(22, What.CREATED, null, "", "stream deleted and created again");
        assertThat(texts()).containsExactly("CREATED", "DELETED", "CREATED");
    }

    @Test
    void withoutAdvisoriesSamplesTell() {
        sampled(0, What.CREATED, "worker", "", "consumer created");
        seen(0, "worker", "n1");
        sampled(200, What.CREATED, "worker", "", "deleted and created again");
        sampled(210, What.DELETED, "worker", "", "consumer deleted");
        assertThat(texts()).containsExactly("consumer created", "deleted and created again", "consumer deleted");
    }

    @Test
    void anUpdateIsMarkedWhenItWasToldWithWhatTheSampleShows() {
        seen(0, null, "n1");
        told(10, What.UPDATED, null, "");
        sampled(12, What.UPDATED, null, "", "stream: max msgs 10 → 20");
        assertThat(marks).containsExactly(
                new Mark(NOON.plusSeconds(10), Kind.STREAM, "stream: max msgs 10 → 20", "ORDERS", null));
        told(100, What.UPDATED, null, "");
        assertThat(turns.due(NOON.plusSeconds(120))).isEmpty();
        assertThat(turns.due(NOON.plusSeconds(131))).as("nobody explains it").extracting(Mark::text)
                .containsExactly("UPDATED");
    }

    @Test
    void aFloodIsCounted() {
        for (int n = 0; n < 5_000; n++) {
            seen(0, "c" + n, "n1");
        }
        for (int n = 0; n < 5_000; n++) {
            told(5, What.LEADER, "c" + n, "n2");
        }
        assertThat(marks).hasSize(Turns.EACH);
        assertThat(turns.due(NOON.plusSeconds(16))).containsExactly(
                new Mark(NOON.plusSeconds(5), Kind.LEADER, "4,980 more got a leader", null, null));
        assertThat(turns.due(NOON.plusSeconds(30))).isEmpty();
    }
}
