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
    void aClusterThatNamesNothingForAMomentForgetsNothing() {
        for (int i = 0; i < 4; i++) {
            book.take(new ConsumerRow(WORKER, History.PULL, led("n1", i)));
            book.take(new StreamFigures("EVENTS", T0, 1L, 1L, 1L, 1L, 1L, null));
            book.absent("EVENTS", List.of("worker"));
            book.absentStream("EVENTS");
        }
        for (int i = 0; i < 3; i++) {
            book.absent("EVENTS", List.of("worker"));
            book.absentStream("EVENTS");
        }
        assertThat(book.picture(T0).consumers()).hasSize(1);
        assertThat(book.picture(T0).streams()).hasSize(1);

        book.absentStream("EVENTS");
        assertThat(book.picture(T0).consumers()).isEmpty();
    }

    @Test
    void whoWasNeverHeardIsThereAsUnknown() {
        book.notHeard(WORKER);

        var lag = only(0);
        assertThat(lag.state()).isEqualTo(LagState.UNKNOWN);
        assertThat(lag.sample()).isNull();
        assertThat(lag.lag()).isNull();
        assertThat(lag.outlook().unknownSince()).isNull();
    }

    @Test
    void whoIsMissingOnceKeepsItsNumbersWhoIsMissingTwiceIsUnknownSince() {
        book.take(new ConsumerRow(WORKER, History.PULL, led("n1", 0)));
        book.notHeard(WORKER);
        assertThat(only(2).lag()).isEqualTo(9);

        book.notHeard(WORKER);
        assertThat(only(3).lag()).isNull();
        assertThat(only(3).state()).isEqualTo(LagState.UNKNOWN);
        assertThat(only(3).outlook().unknownSince()).isEqualTo(T0);
        assertThat(only(3).sample()).extracting(ConsumerSample::lag).isEqualTo(9L);

        book.take(new ConsumerRow(WORKER, History.PULL, led("n1", 4)));
        assertThat(only(4).lag()).isEqualTo(9);
    }

    @Test
    void whyAConsumerCannotBeRunIsSaid() {
        book.offline(WORKER, "unsupported - required API level: 9");

        assertThat(only(0).judgement().why())
                .isEqualTo("The server cannot run this consumer: unsupported - required API level: 9");
    }

    private static ConsumerSample led(String leader, long seconds) {
        return new ConsumerSample(T0.plusSeconds(seconds), null, 9, 0, 0, 0, false, false, new Position(0, 0),
                new Position(0, 0), leader);
    }

    @Test
    void aConsumerThatWasMadeAgainFurtherBackIsRewound() {
        made(0, T0, 900);
        for (int i = 1; i <= 4; i++) {
            made(i * 2, T0.plusSeconds(1), 100);
        }

        assertThat(only(8).state()).isEqualTo(LagState.REWOUND);
        assertThat(only(8).judgement().why()).isEqualTo(
                "It was deleted and made again: it stood at message 900 of the stream and now stands at 100.");
    }

    private void made(int second, Instant created, long at) {
        var setup = new ConsumerSetup(created, false, ConsumerSetup.Ack.EXPLICIT, Duration.ofSeconds(30), -1, 1_000,
                List.of(), false);
        book.take(new ConsumerRow(WORKER, setup, new ConsumerSample(T0.plusSeconds(second), null, 0, 0, 0, 1, false,
                false, new Position(at, at), new Position(at, at), null)));
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
    void aSampleIsShownTogetherWithTheAgesOfItsOwnMoment() {
        taken(0, 10, 4, 30.0, 20.0);
        var next = row(2, 500, 7);
        book.take(next);
        assertThat(only(2).lag()).isEqualTo(14);
        assertThat(only(2).undeliveredSeconds()).isEqualTo(30.0);
        assertThat(only(2).behindSeconds()).isEqualTo(30.0);

        book.ages(WORKER, Objects.requireNonNull(next.sample()), 32.0, 1.0);
        assertThat(only(2).lag()).isEqualTo(507);
        assertThat(only(2).undeliveredSeconds()).isEqualTo(32.0);
        assertThat(only(2).unackedSeconds()).isEqualTo(1.0);
    }

    @Test
    void aSampleIsShownWithoutAgesWhenTheyDoNotCome() {
        taken(0, 10, 4, 30.0, 20.0);
        book.take(row(2, 500, 7));
        assertThat(only(5).lag()).isEqualTo(14);
        assertThat(only(6).lag()).isEqualTo(507);
        assertThat(only(6).undeliveredSeconds()).isNull();

        book.take(row(6, 600, 7));
        assertThat(only(6).lag()).isEqualTo(607);
    }

    @Test
    void whatIsOldIsNotShownInsteadOfWhatIsNew() {
        taken(0, 10, 4, 30.0, 20.0);
        book.take(row(5, 500, 7));

        assertThat(only(6).lag()).isEqualTo(14);
        assertThat(only(7).lag()).isEqualTo(507);
    }

    @Test
    void nobodyWaitsForAgesThatAreNotAskedFor() {
        taken(0, 10, 4, 30.0, 20.0);
        var next = row(2, 500, 0);
        book.take(next);
        book.unaged(WORKER, Objects.requireNonNull(next.sample()));

        assertThat(only(2).lag()).isEqualTo(500);
        assertThat(only(2).undeliveredSeconds()).isNull();
        assertThat(only(2).unackedSeconds()).isZero();
    }

    @Test
    void rowAndChartTellTheSameMoment() {
        taken(0, 10, 4, 30.0, 20.0);
        book.take(row(2, 500, 0));

        assertThat(only(2).lag()).as("the ages of the newest are not known yet").isEqualTo(14);
        assertThat(newestDrawn()).isEqualTo(14);

        taken(2, 500, 0, 31.0, 0.0);
        assertThat(only(2).lag()).isEqualTo(500);
        assertThat(newestDrawn()).isEqualTo(500);

        book.take(row(4, 700, 0));
        book.take(row(6, 0, 0));
        assertThat(Objects.requireNonNull(book.lines(WORKER, Instant.EPOCH)).lag()).as("none is left out")
                .containsExactly(14, 500, 700, 0);
    }

    private double newestDrawn() {
        var lag = Objects.requireNonNull(book.lines(WORKER, Instant.EPOCH)).lag();
        return lag[lag.length - 1];
    }

    @Test
    void whatNeedsNoAskingIsShownAtOnce() {
        taken(0, 10, 4, 30.0, 20.0);
        book.take(row(2, 0, 0));

        assertThat(only(2).lag()).isZero();
        assertThat(only(2).behindSeconds()).isZero();
    }

    private void taken(long second, long pending, long ackPending, double undelivered, double unacked) {
        var row = row(second, pending, ackPending);
        book.take(row);
        book.ages(WORKER, Objects.requireNonNull(row.sample()), undelivered, unacked);
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
