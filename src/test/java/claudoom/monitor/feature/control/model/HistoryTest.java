package claudoom.monitor.feature.control.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.Ground;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import claudoom.monitor.terms.LinkState.ServerFacts;
import claudoom.monitor.terms.Outcome;
import claudoom.monitor.terms.Outcome.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is remembered of commands, and when a confirmation no longer holds. */
class HistoryTest {

    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");

    private final History history = new History(3);

    @Test
    void onlyTheLastCommandsAreKeptNewestFirst() {
        for (int n = 0; n < 5; n++) {
            history.add(entry("e" + n, "pause", 1));
        }

        assertThat(history.newestFirst()).extracting(Entry::id).containsExactly("e4", "e3", "e2");
    }

    @Test
    void theOutcomesOfManyMessagesAreSummedUpFromTheWorst() {
        var entry = entry("e", "reset", 3);
        history.add(entry);
        assertThat(entry.words()).isEqualTo("sending: 0 of 3");

        settle(entry, 0, Fate.ANSWERED);
        settle(entry, 1, Fate.ANSWERED);
        settle(entry, 2, Fate.NOBODY_LISTENS);

        var done = history.newestFirst().getFirst();
        assertThat(done.words()).isEqualTo("nobody listens: 1 · answered: 2");
        assertThat(done.worst()).isEqualTo(Fate.NOBODY_LISTENS);
        assertThat(done.failed()).isTrue();
    }

    @Test
    void aFailedCommandIsForgivenWhenItIsRepeatedWithSuccess() {
        settle(added("e1", "pause"), 0, Fate.NOBODY_LISTENS);
        settle(added("e2", "resume"), 0, Fate.REFUSED);
        assertThat(history.failed()).extracting(Entry::id).containsExactly("e2", "e1");

        settle(added("e3", "pause"), 0, Fate.NO_ANSWER);

        assertThat(history.failed()).extracting(Entry::id).containsExactly("e2");
    }

    @Test
    void aConfirmationHoldsForTheConnectionItNamed() {
        var ground = Objects.requireNonNull(Ground.of(connected("lab-1", "nats://user:secret@h:4222", NOW, null)));

        assertThat(ground.words()).isEqualTo("lab-1 at nats://h:4222, version 2.10.27");
        assertThat(ground.left(connected("lab-1", "nats://h:4222", NOW, null))).isNull();
        assertThat(ground.left(LinkState.connecting(NOW, ""))).isEqualTo("The connection to lab-1 is lost.");
        assertThat(ground.left(connected("prod", "nats://p:4222", NOW, null)))
                .isEqualTo("The monitor is connected to another server now: prod.");
        assertThat(ground.left(connected("lab-1", "nats://h:4222", NOW.plusSeconds(9), null))).contains("made anew");
        assertThat(ground.leadsTo(connected("prod", "nats://h:4222", NOW.plusSeconds(9), null))).isFalse();
    }

    @Test
    void anyServerOfTheSameClusterIsTheSame() {
        var ground = Objects.requireNonNull(Ground.of(connected("n1", "nats://n1:4222", NOW, "lab")));

        assertThat(ground.leadsTo(connected("n2", "nats://n2:4222", NOW, "lab"))).isTrue();
        assertThat(ground.leadsTo(connected("n1", "nats://n1:4222", NOW, "other"))).isFalse();
    }

    private static LinkState connected(String name, String url, Instant since, @Nullable String cluster) {
        return new LinkState(Phase.CONNECTED, since, "", new ServerFacts(url, name, "2.10.27", true, cluster, 1 << 20),
                null);
    }

    private Entry added(String id, String command) {
        var entry = entry(id, command, 1);
        history.add(entry);
        return entry;
    }

    private void settle(Entry entry, int message, Fate fate) {
        history.settle(entry, entry.deliveries().get(message).parcel(), new Outcome(fate, "", Duration.ZERO));
    }

    private static Entry entry(String id, String command, int messages) {
        var deliveries = IntStream.range(0, messages)
                .mapToObj(n -> new Delivery(new Parcel(id + "-" + n, null, "s", ""), null)).toList();
        return new Entry(id, NOW, command, command, "guide", "nats://h", "me", false, List.copyOf(deliveries));
    }
}
