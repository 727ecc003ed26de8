package claudoom.monitor.feature.lag.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.lag.model.ConsumerSetup.Ack;
import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes back with a new leader is no alarm for ten seconds; an alarm that was there before stays. */
class AfterElectionTest {

    private static final ConsumerId ONE = new ConsumerId("ORDERS", "worker");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final ConsumerSetup SETUP = new ConsumerSetup(NOON.minusSeconds(9_000), false, Ack.EXPLICIT,
            Duration.ofSeconds(30), 5, 100_000, List.of(), false);

    private final LagBook book = new LagBook(Duration.ofSeconds(2));

    private List<Measure> passed(int second, long pending, long redelivered, String leader) {
        var at = NOON.plusSeconds(second);
        book.take(new ConsumerRow(ONE, SETUP, new ConsumerSample(at, at, pending, 0, redelivered, 1, false, false,
                new Position(second, second), new Position(second, second), leader)));
        return book.picture(at).consumers().getFirst().outlook().passed().stream().map(one -> one.limit().measure())
                .toList();
    }

    @Test
    void aLimitThatIsPassedByTheElectionWaits() {
        passed(0, 1_500, 0, "n1");
        assertThat(passed(2, 1_500, 0, "n1")).containsExactly(Measure.PENDING);
        assertThat(passed(4, 1_500, 200, "n2")).as("pending was too many before").containsExactly(Measure.PENDING);
        assertThat(passed(12, 1_500, 200, "n2")).containsExactly(Measure.PENDING);
        assertThat(passed(15, 1_500, 200, "n2")).containsExactlyInAnyOrder(Measure.PENDING, Measure.REDELIVERED);
    }

    @Test
    void aLimitThatIsPassedOnlyForAMomentAfterItIsNeverTold() {
        passed(0, 10, 0, "n1");
        assertThat(passed(2, 10, 200, "n2")).isEmpty();
        assertThat(passed(4, 10, 0, "n2")).isEmpty();
        assertThat(passed(16, 10, 0, "n2")).isEmpty();
    }
}
