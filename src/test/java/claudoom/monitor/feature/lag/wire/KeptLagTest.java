package claudoom.monitor.feature.lag.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.lag.model.ConsumerRow;
import claudoom.monitor.feature.lag.model.ConsumerSample;
import claudoom.monitor.feature.lag.model.ConsumerSetup;
import claudoom.monitor.feature.lag.model.ConsumerSetup.Ack;
import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.feature.lag.model.PastLag.Bucket;
import claudoom.monitor.feature.lag.model.PastLag.Kind;
import claudoom.monitor.feature.lag.model.PastLag.Mark;
import claudoom.monitor.feature.lag.model.PastLag.Series;
import claudoom.monitor.feature.lag.model.Position;
import claudoom.monitor.feature.lag.model.StreamRow;
import claudoom.monitor.feature.lag.model.Turn;
import claudoom.monitor.feature.lag.model.Turn.What;
import claudoom.monitor.store.LagStore;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the book is told reaches the history, and what changed reaches the time axis. */
class KeptLagTest {

    private static final ConsumerId ONE = new ConsumerId("ORDERS", "worker");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final ConsumerSetup SETUP = new ConsumerSetup(NOON.minusSeconds(9_000), false, Ack.EXPLICIT,
            Duration.ofSeconds(30), 5, 1_000, List.of("a.>"), false);

    private final LagStore store = new LagStore(null, "nats://lab:4222", () -> NOON.plusSeconds(600), told -> {});
    private final KeptLag kept = new KeptLag(store);
    private final LagBook book = new LagBook(Duration.ofSeconds(2));

    @BeforeEach
    void tell() {
        book.tells(kept::heard);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void take(int second, ConsumerSetup setup, long pending, boolean paused, @Nullable String leader) {
        book.take(
                new ConsumerRow(ONE, setup, new ConsumerSample(NOON.plusSeconds(second), null, pending, 7, 3, 1, false,
                        paused, new Position(0, 0), new Position(0, 0), leader)));
    }

    private List<Bucket> kept(Series series) {
        return kept.between(ONE, series, NOON, NOON.plusSeconds(60), 10_000).join();
    }

    private List<String> marks() {
        return kept.marks(NOON.minusSeconds(60), NOON.plusSeconds(60)).join().stream().map(Mark::text).toList();
    }

    @Test
    void everyFigureOfASampleIsKeptAndWhatNobodyLeadsIsAGap() {
        take(0, SETUP, 10, false, "n1");
        take(2, SETUP, 20, false, "n1");
        book.take(new ConsumerRow(ONE, SETUP, null));
        take(30, SETUP, 30, false, "n1");
        var two = Duration.ofSeconds(2);
        assertThat(kept(Series.LAG)).containsExactly(new Bucket(NOON, two, 17, 17, 17, 1),
                new Bucket(NOON.plusSeconds(2), two, 27, 27, 27, 1),
                new Bucket(NOON.plusSeconds(30), two, 37, 37, 37, 1));
        assertThat(kept(Series.PENDING)).extracting(Bucket::max).containsExactly(10.0, 20.0, 30.0);
        assertThat(kept(Series.ACK_PENDING)).extracting(Bucket::last).containsOnly(7.0);
        assertThat(kept(Series.REDELIVERED)).extracting(Bucket::last).containsOnly(3.0);
        assertThat(kept(Series.WAITING)).extracting(Bucket::last).containsOnly(1.0);
        assertThat(marks()).isEmpty();
    }

    @Test
    void changesBecomeMarks() {
        take(0, SETUP, 10, false, "n1");
        take(10, SETUP, 10, false, null); // nobody said who leads: no change
        take(12, SETUP, 10, false, "n2");
        take(14, SETUP, 10, true, "n2");
        var patient = new ConsumerSetup(SETUP.created(), false, Ack.EXPLICIT, Duration.ofSeconds(60), 5, 1_000,
                List.of("a.>", "b"), false);
        take(16, patient, 10, false, "n2");
        var again = new ConsumerSetup(NOON.plusSeconds(17), false, Ack.EXPLICIT, Duration.ofSeconds(60), 5, 1_000,
                List.of("a.>"), false);
        take(18, again, 10, false, "n2");
        assertThat(marks()).containsExactly("leader n1 → n2", "paused",
                "ack wait 30000 ms → 60000 ms, filters [a.>] → [a.>, b]", "resumed", "deleted and created again");
        assertThat(kept.marks(NOON, NOON.plusSeconds(60)).join()).allMatch(mark -> mark.concerns(ONE))
                .noneMatch(mark -> mark.concerns(new ConsumerId("ORDERS", "other")));
    }

    @Test
    void aConsumerThatIsMadeWhileWeLookIsMarkedAndOneThatWasThereIsNot() {
        take(0, new ConsumerSetup(NOON.minusSeconds(1), false, Ack.EXPLICIT, Duration.ZERO, 0, 0, List.of(), false), 1,
                false, null);
        assertThat(marks()).containsExactly("consumer created");
    }

    @Test
    void theConnectionAndCommandsAreMarks() {
        var connecting = LinkState.connecting(NOON, "lab");
        kept.link(connecting, NOON);
        kept.link(new LinkState(Phase.CONNECTED, NOON, "", null, null), NOON.plusSeconds(1));
        kept.link(new LinkState(Phase.CONNECTED, NOON, "", null, 5L), NOON.plusSeconds(2));
        kept.link(new LinkState(Phase.RECONNECTING, NOON, "", null, null), NOON.plusSeconds(3));
        kept.link(new LinkState(Phase.CONNECTED, NOON, "", null, null), NOON.plusSeconds(4));
        kept.happened(new Mark(NOON.plusSeconds(5), Kind.COMMAND, "pause", null, null));
        assertThat(marks()).containsExactly("monitor connected", "connection lost", "connected again", "pause");
    }

    private void stream(int second, @Nullable String leader, Map<String, String> settings) {
        kept.heard(new StreamRow("ORDERS", NOON.plusSeconds(second), SETUP.created(), leader, Set.of("n1", "n2"),
                settings));
    }

    @Test
    void changesOfTheStreamAreMarksOfAllItsConsumers() {
        stream(0, "n1", Map.of("max_msgs", "-1", "max_age", "0"));
        stream(2, "n2", Map.of("max_msgs", "-1", "max_age", "0"));
        stream(4, "n2", Map.of("max_msgs", "777", "max_age", "0"));
        take(5, SETUP, 10, false, "n1");
        kept.gone("ORDERS", "worker", NOON.plusSeconds(6));
        kept.gone("ORDERS", null, NOON.plusSeconds(7));
        assertThat(marks()).containsExactly("leader n1 → n2", "stream: max msgs -1 → 777", "consumer deleted",
                "stream deleted");
        assertThat(kept.marks(NOON, NOON.plusSeconds(60)).join()).allMatch(mark -> mark.concerns(ONE));
    }

    @Test
    void whatWasUpdatedIsMarkedWhenItWasTold() {
        stream(0, "n1", Map.of("max_msgs", "-1"));
        kept.turned(new Turn(NOON.plusSeconds(3), What.UPDATED, true, "ORDERS", null, "", "configuration changed"));
        stream(4, "n1", Map.of("max_msgs", "777"));
        kept.tick(NOON.plusSeconds(50));
        assertThat(marks()).containsExactly("stream: max msgs -1 → 777");
    }
}
