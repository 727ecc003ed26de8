package claudoom.monitor.feature.lag.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
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
    void aGoodSampleNowAndThenDoesNotHideAStall() {
        history.ackPending(200).samples(4);
        for (int i = 0; i < 4; i++) {
            history.ackPending(199 - i).acknowledged(1).samples(4);
        }

        var judgement = LagRules.judge(history.window(), PATIENT);
        assertThat(judgement.state()).isEqualTo(LagState.STALLED);
        assertThat(judgement.why()).isEqualTo(
                "196 messages are delivered, but at most 3 messages got acknowledged in 30 s. Look at its worker.");
    }

    @Test
    void whoMayTakeLongIsNotStalledSooner() {
        var slow = History.setup(false, Duration.ofMinutes(2), -1, 1_000);
        history.ackPending(3).samples(60);
        assertThat(history.state(slow)).isEqualTo(LagState.OK);

        assertThat(history.sample().state(slow)).isEqualTo(LagState.STALLED);
    }

    @Test
    void nothingHeldIsNotStalledHoweverLong() {
        assertThat(history.delivered(3, 3).acknowledged(3).samples(40).state()).isEqualTo(LagState.OK);
    }

    @Test
    void aStepBackInTheStreamIsRewound() {
        history.delivered(500, 500).acknowledged(500).samples(5).delivered(0, -400).pending(400).samples(3);

        var told = history.told(PATIENT);
        assertThat(told.state()).isEqualTo(LagState.REWOUND);
        assertThat(told.judgement().why())
                .isEqualTo("It went back from message 500 to 100 of the stream and works through them again.");
        assertThat(history.samples(30).told(PATIENT).state()).isEqualTo(LagState.OK);
    }

    @Test
    void aStepBackThatIsMadeUpForBeforeTheNextSampleIsRewoundToo() {
        history.delivered(500, 500).acknowledged(400).samples(5).delivered(-20, 0).samples(2);
        assertThat(history.told(PATIENT).state()).isEqualTo(LagState.REWOUND);
        assertThat(history.told(PATIENT).judgement().why())
                .isEqualTo("It was set back in the stream from message 500, and has come to message 500 since.");

        history.samples(30).acknowledged(-3).delivered(10, 10).samples(2);
        assertThat(history.told(PATIENT).judgement().why())
                .isEqualTo("It was set back in the stream from message 500, and has come to message 510 since.");
        assertThat(history.led("n2").acknowledged(-3).samples(30).acknowledged(-3).led("n1").samples(6).told(PATIENT)
                .state()).as("another leader may know less").isNotEqualTo(LagState.REWOUND);
    }

    @Test
    void aStepBackDoesNotHideThatNobodyAsks() {
        history.delivered(500, 500).acknowledged(500).samples(5).delivered(0, -400).pending(400).unattended()
                .samples(5);

        assertThat(history.told(PATIENT).state()).isEqualTo(LagState.STOPPED);
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
        assertThat(Objects.requireNonNull(trend.drain(history.pending())).confidence())
                .isEqualTo(Drain.Confidence.HIGH);
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
    void whatWasGivenUpIsNotForgottenWhileItIsBusyAgain() {
        history.redelivered(2).delivered(6, 2).samples(4);
        for (int i = 0; i < 6; i++) {
            history.ackPending(5).delivered(20, 20).sample();
        }
        assertThat(history.state(THREE_TRIES)).isEqualTo(LagState.OK);
        assertThat(history.told(THREE_TRIES).state()).isEqualTo(LagState.EXHAUSTED);

        history.redelivered(0).sample();
        assertThat(history.told(THREE_TRIES).state()).isEqualTo(LagState.OK);
    }

    @Test
    void whatTheStreamDoesNotHoldAnyMoreIsNotExhausted() {
        history.redelivered(2).delivered(6, 2).samples(4);

        assertThat(LagRules.judge(history.window(), THREE_TRIES, 2L).state()).isEqualTo(LagState.EXHAUSTED);
        assertThat(LagRules.judge(history.window(), THREE_TRIES, 3L).state()).isEqualTo(LagState.OK);
    }

    @Test
    void withinTenSecondsOfAnElectionNothingIsAnAlarm() {
        history.led("n1").pending(37).unattended().samples(10);
        assertThat(history.told(PATIENT).state()).isEqualTo(LagState.STOPPED);

        history.led("n2").samples(5);
        assertThat(history.state(PATIENT)).isEqualTo(LagState.STOPPED);
        var told = history.told(PATIENT);
        assertThat(told.state()).isEqualTo(LagState.UNKNOWN);
        assertThat(told.lag()).isEqualTo(37);
        assertThat(told.judgement().why()).startsWith("Another server, n2, leads it");

        assertThat(history.sample().told(PATIENT).state()).isEqualTo(LagState.STOPPED);
    }

    @Test
    void theCauseOfAGrowingLagIsSaid() {
        assertThat(growing(0, 1, 1_000)).endsWith("Add a worker, or make it faster.");
        assertThat(growing(0, 0, 1_000)).endsWith("Its workers are busy all the time: add one.");
        assertThat(growing(0, 1, 30)).endsWith("acknowledge sooner, or raise max ack pending.");
        assertThat(growing(40, 1, 1_000)).contains("360 of 900 deliveries were repetitions");
    }

    /** A lag that grows by 12 a second while 50 a second are delivered, some of them again. */
    private static String growing(int again, int waiting, long maxAckPending) {
        var history = new History().ackPending(30);
        if (waiting == 0) {
            history.unattended();
        }
        for (int i = 0; i < 10; i++) {
            history.pending(100 + i * 24L).delivered(100, 100 - again).acknowledged(100 - again).sample();
        }
        var judgement =
                LagRules.judge(history.window(), History.setup(false, Duration.ofSeconds(30), -1, maxAckPending));
        assertThat(judgement.state()).isEqualTo(LagState.FALLING_BEHIND);
        assertThat(judgement.facts()).contains("30 unacknowledged of at most " + String.format(Locale.ROOT,
                "%,d", maxAckPending), "50 a second delivered")
                .anyMatch(fact -> fact.startsWith("lag grows by 12 a second"));
        return judgement.why();
    }

    @Test
    void messagesThatAreStillTriedAreNotExhausted() {
        history.redelivered(2).ackPending(2).delivered(6, 2).samples(4);

        assertThat(history.state(THREE_TRIES)).isEqualTo(LagState.OK);
    }
}
