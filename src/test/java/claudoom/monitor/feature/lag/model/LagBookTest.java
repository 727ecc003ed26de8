package claudoom.monitor.feature.lag.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LagBookTest {

    private static final ConsumerId WORKER = new ConsumerId("EVENTS", "worker");
    private static final Instant T0 = History.BEGIN;

    private final LagBook book = new LagBook(Duration.ofSeconds(2));

    @Test
    void lagIsPendingPlusAckPending() {
        book.take(row(0, 1_204, 30));

        assertThat(only(0).lag()).isEqualTo(1_234);
    }

    @Test
    void aSumBeyondALongStaysAtItsEnd() {
        book.take(row(0, Long.MAX_VALUE, 30));

        assertThat(only(0).lag()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aRowWithoutLeaderChangesNoNumberAndIsUnknown() {
        book.take(row(0, 100, 0));
        book.take(new ConsumerRow(WORKER, History.PULL, null));

        var lag = only(1);
        assertThat(lag.state()).isEqualTo(LagState.UNKNOWN);
        assertThat(lag.lag()).isNull();
        assertThat(lag.sample()).extracting(ConsumerSample::pending).isEqualTo(100L);
    }

    @Test
    void numbersOlderThanThreePeriodsAreNotToldAsPresentOnes() {
        book.take(row(0, 100, 0));

        assertThat(only(6).fresh()).isTrue();
        assertThat(only(7).fresh()).isFalse();
        assertThat(only(7).lag()).isNull();
    }

    @Test
    void nothingIsFreshWithoutAConnection() {
        book.take(row(0, 100, 0));
        book.live(false);

        assertThat(only(0).lag()).isNull();
        assertThat(only(0).judgement().why()).startsWith("Not connected");
    }

    @Test
    void aConsumerIsForgottenWhenTheNamesLackItTwiceInARow() {
        book.take(row(0, 100, 0));
        book.absent("EVENTS", List.of("worker"));
        book.take(row(2, 100, 0));
        book.absent("EVENTS", List.of("worker"));
        assertThat(book.picture(T0).consumers()).hasSize(1);

        book.absent("EVENTS", List.of("worker"));

        assertThat(book.picture(T0).consumers()).isEmpty();
    }

    @Test
    void aStreamIsForgottenWithItsConsumersWhenTheNamesLackItTwice() {
        book.take(new StreamFigures("EVENTS", T0, 1L, 1L, 1L, 1L, 1L, null));
        book.take(row(0, 100, 0));
        book.absentStream("EVENTS");
        assertThat(book.picture(T0).streams()).hasSize(1);

        book.absentStream("EVENTS");

        assertThat(book.picture(T0).streams()).isEmpty();
        assertThat(book.picture(T0).consumers()).isEmpty();
    }

    @Test
    void ageIsZeroWhenNothingWaitsAndUnknownUntilItIsAsked() {
        book.take(row(0, 0, 5));

        assertThat(only(0).undeliveredSeconds()).isZero();
        assertThat(only(0).unackedSeconds()).isNull();
        assertThat(only(0).behindSeconds()).isNull();
    }

    @Test
    void agesOfAnOlderSampleAreIgnored() {
        var old = row(0, 0, 5);
        book.take(old);
        book.take(row(2, 0, 6));

        book.ages(WORKER, Objects.requireNonNull(old.sample()), 0.0, 12.0);

        assertThat(only(2).unackedSeconds()).isNull();
    }

    @Test
    void whoNeedsSomebodyComesFirstThenTheMostLag() {
        var idle = lag("idle", LagState.OK, 5);
        var big = lag("big", LagState.CATCHING_UP, 900);
        var stopped = lag("stopped", LagState.STOPPED, 3);
        var behind = lag("behind", LagState.FALLING_BEHIND, 40);

        assertThat(Stream.of(idle, big, stopped, behind).sorted(ConsumerLag.WORST_FIRST))
                .containsExactly(behind, stopped, big, idle);
    }

    private static ConsumerLag lag(String name, LagState state, long pending) {
        return new ConsumerLag(new ConsumerId("EVENTS", name), History.PULL, row(0, pending, 0).sample(), true,
                new Judgement(state, ""), null, null, null, null, new double[0]);
    }

    private ConsumerLag only(long seconds) {
        return book.picture(T0.plusSeconds(seconds)).consumers().getFirst();
    }

    private static ConsumerRow row(long seconds, long pending, long ackPending) {
        return new ConsumerRow(WORKER, History.PULL,
                new ConsumerSample(T0.plusSeconds(seconds), null, pending, ackPending,
                        0, 0, false, false, new Position(0, 0), new Position(0, 0), null));
    }
}
