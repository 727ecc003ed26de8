package claudoom.monitor.feature.lag.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** One history for every line of the table in {@link LagRules}, and one beside it that must not be taken for it. */
class LagRulesTest {

    private static final ConsumerSetup PATIENT = History.PULL;
    private static final ConsumerSetup HASTY = History.setup(false, Duration.ofSeconds(1), -1, 1_000);
    private static final ConsumerSetup THREE_TRIES = History.setup(false, Duration.ofSeconds(30), 3, 1_000);

    private final History history = new History();

    @Test
    void threeSamplesAreTooFewToSayAnything() {
        assertThat(history.samples(3).state()).isEqualTo(LagState.UNKNOWN);
    }

    @Test
    void fourQuietSamplesWithoutLagAreOk() {
        assertThat(history.samples(4).state()).isEqualTo(LagState.OK);
    }

    @Test
    void afterAHoleTheWindowIsIncompleteAgain() {
        history.samples(10).pass(Duration.ofSeconds(7)).samples(3);

        assertThat(history.state()).isEqualTo(LagState.UNKNOWN);
    }

    @Test
    void afterAnElectionTheWindowIsIncompleteAgain() {
        history.led("n1").samples(10).led("n2").samples(3);

        assertThat(history.state()).isEqualTo(LagState.UNKNOWN);
    }

    @Test
    void theServerSaysPaused() {
        assertThat(history.pending(500).unattended().paused().samples(10).state()).isEqualTo(LagState.PAUSED);
    }

    @Test
    void pendingAndNobodyAskingForSixSecondsIsStopped() {
        assertThat(history.pending(37).unattended().samples(4).state()).isEqualTo(LagState.STOPPED);
    }

    @Test
    void aWorkerThatAskedOnceInSixSecondsIsNotStopped() {
        history.pending(37).unattended().samples(5).attended().sample().unattended().samples(2);

        assertThat(history.state()).isEqualTo(LagState.OK);
    }

    @Test
    void betweenTwoPullsNobodyAsksYetTheWorkerIsNotStopped() {
        history.pending(100).unattended();
        for (int i = 0; i < 6; i++) {
            history.pending(100).delivered(10, 10).acknowledged(10).sample();
        }

        assertThat(history.state()).isEqualTo(LagState.OK);
    }

    @Test
    void nothingPendingIsNotStoppedWhoeverAsks() {
        assertThat(history.unattended().samples(10).state()).isEqualTo(LagState.OK);
    }

    @Test
    void aPushConsumerWithoutListenerIsStoppedAndSaysSo() {
        history.pending(37).unattended().samples(4);

        var judgement = LagRules.judge(history.window(), History.setup(true, Duration.ofSeconds(30), -1, 1_000));

        assertThat(judgement.state()).isEqualTo(LagState.STOPPED);
        assertThat(judgement.why())
                .isEqualTo("Nobody listens where this consumer delivers: 37 messages wait. Start its worker.");
    }

    @Test
    void moreRedeliveriesThanAcknowledgementsAreAStorm() {
        history.ackPending(20).redelivered(20);
        for (int i = 0; i < 6; i++) {
            history.delivered(20, 0).sample();
        }

        assertThat(history.state(HASTY)).isEqualTo(LagState.STORM);
    }

    @Test
    void someRedeliveriesAmongManyAcknowledgementsAreNoStorm() {
        for (int i = 0; i < 6; i++) {
            history.ackPending(20).redelivered(5).delivered(105, 100).acknowledged(100).sample();
        }

        assertThat(history.state(HASTY)).isEqualTo(LagState.OK);
    }

    @Test
    void deliveredAndNothingAcknowledgedForAckWaitIsStalled() {
        history.ackPending(30).samples(15);
        assertThat(history.state(PATIENT)).isEqualTo(LagState.OK);

        assertThat(history.sample().state(PATIENT)).isEqualTo(LagState.STALLED);
        assertThat(history.state(HASTY)).isEqualTo(LagState.STALLED);
    }

    @Test
    void aFullConsumerIsStalledAfterSixSeconds() {
        history.pending(500).ackPending(1_000).samples(4);

        assertThat(history.state(PATIENT)).isEqualTo(LagState.STALLED);
    }

    @Test
    void oneMessageThatHoldsTheFloorDoesNotMakeAWorkerStalled() {
        for (int i = 0; i < 16; i++) {
            history.ackPending(30).delivered(50, 50).sample();
        }

        assertThat(history.state(PATIENT)).isEqualTo(LagState.OK);
    }

    @Test
    void oneGoodSampleDoesNotHideAStall() {
        history.ackPending(31).samples(10).ackPending(30).acknowledged(1).samples(17);

        assertThat(history.state(PATIENT)).isEqualTo(LagState.STALLED);
    }

    @Test
    void aStepBackInTheStreamIsRewound() {
        history.delivered(500, 500).acknowledged(500).samples(5).delivered(0, -400).pending(400).samples(3);

        assertThat(history.state()).isEqualTo(LagState.REWOUND);
    }

    @Test
    void aGrowingLagIsFallingBehind() {
        for (int i = 0; i < 10; i++) {
            history.pending(100 + i * 24L).delivered(60, 60).acknowledged(60).sample();
        }

        var judgement = LagRules.judge(history.window(), PATIENT);

        assertThat(judgement.state()).isEqualTo(LagState.FALLING_BEHIND);
        assertThat(judgement.why()).contains("grows by 12 a second").contains("30 a second are delivered");
    }

    @Test
    void aLagThatOnlySwingsIsNotFallingBehind() {
        for (int i = 0; i < 30; i++) {
            history.pending(i % 3 * 20L).delivered(60, 60).acknowledged(60).sample();
        }

        assertThat(history.state()).isEqualTo(LagState.OK);
    }

    @Test
    void aLagOfAFewMessagesIsNotFallingBehind() {
        for (int i = 0; i < 10; i++) {
            history.pending(i).delivered(60, 60).acknowledged(60).sample();
        }

        assertThat(history.state()).isEqualTo(LagState.OK);
    }

    @Test
    void aShrinkingLagIsCatchingUpAndHasAnEnd() {
        for (int i = 0; i < 10; i++) {
            history.pending(2_052 - i * 160L).delivered(400, 400).acknowledged(400).sample();
        }

        assertThat(history.state()).isEqualTo(LagState.CATCHING_UP);
        var trend = Objects.requireNonNull(history.window().trend());
        assertThat(trend.slope()).isEqualTo(-80.0);
        assertThat(trend.secondsToDrain(history.pending())).isEqualTo(612 / 80.0);
    }

    @Test
    void aTurnIsSeenBeforeTheWholeWindowHasTurned() {
        for (int i = 0; i < 30; i++) {
            history.pending(i < 18 ? 100 + i * 50L : 950 - (i - 18) * 50L).delivered(60, 60).acknowledged(60).sample();
        }

        assertThat(history.state()).isEqualTo(LagState.CATCHING_UP);
    }

    @Test
    void aWorkerThatComesInTurnsIsNotBehindWhileItRests() {
        for (int i = 0; i < 30; i++) {
            history.pending(i % 14 * 50L).delivered(60, 60).acknowledged(60).sample();
        }

        assertThat(history.state()).isEqualTo(LagState.OK);
    }

    @Test
    void moreRedeliveredThanUnacknowledgedWithMaxDeliverIsExhausted() {
        history.redelivered(2).delivered(6, 2).samples(4);

        assertThat(history.state(THREE_TRIES)).isEqualTo(LagState.EXHAUSTED);
        assertThat(history.state(PATIENT)).isEqualTo(LagState.OK);
    }

    @Test
    void aFloorThatStandsBehindTheDeliveriesWithNothingToDoIsExhausted() {
        history.delivered(1, 1).samples(4);

        assertThat(history.state(History.setup(false, Duration.ofSeconds(1), 1, 1_000))).isEqualTo(LagState.EXHAUSTED);
    }

    @Test
    void messagesThatAreStillTriedAreNotExhausted() {
        history.redelivered(2).ackPending(2).delivered(6, 2).samples(4);

        assertThat(history.state(THREE_TRIES)).isEqualTo(LagState.OK);
    }
}
