package claudoom.monitor.feature.lag.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages that a limit takes away before a consumer had them are not work that it did. */
class LossesTest {

    private static final ConsumerId WORKER = new ConsumerId("EVENTS", "worker");
    private static final Instant T0 = History.BEGIN;
    private static final ConsumerSetup FILTERED = new ConsumerSetup(T0, false, ConsumerSetup.Ack.EXPLICIT,
            Duration.ofSeconds(30), -1, 1_000, List.of("a.*.death"), false);

    private final LagBook book = new LagBook(Duration.ofSeconds(2));
    private ConsumerSetup setup = History.PULL;
    private long second;

    /** One more round, two seconds later. */
    private void sample(long firstSeq, long pending, long delivered) {
        var at = T0.plusSeconds(second);
        book.take(new StreamFigures("EVENTS", at, 100L, 1L, firstSeq, firstSeq + 99, 1L, null));
        book.take(new ConsumerRow(WORKER, setup, new ConsumerSample(at, null, pending, 0, 0, 1, false, false,
                new Position(delivered, delivered), new Position(delivered, delivered), null)));
        second += 2;
    }

    private ConsumerLag now() {
        return book.picture(T0.plusSeconds(second - 2)).consumers().getFirst();
    }

    @Test
    void aLimitThatEatsUnreadMessagesIsNotTakenForWork() {
        for (int i = 0; i < 4; i++) {
            sample(1, 100, 0);
        }
        assertThat(now().state()).isEqualTo(LagState.OK);
        sample(51, 50, 0);
        sample(51, 50, 0);

        assertThat(now().state()).isEqualTo(LagState.LOST_UNREAD);
        assertThat(now().judgement().why())
                .startsWith("At least 50 messages were removed from the stream before it had");
    }

    @Test
    void alsoWhenAsManyCameInMeanwhile() {
        for (int i = 0; i < 4; i++) {
            sample(1 + 30L * i, 100, 0);
        }
        assertThat(now().judgement().why()).startsWith("At least 90 messages");
    }

    @Test
    void whatWasDeliveredIsNotLost() {
        for (int i = 0; i < 6; i++) {
            sample(1 + 30L * i, 100, 30L * i);
        }
        assertThat(now().state()).isEqualTo(LagState.OK);
        sample(400, 20, 200);
        assertThat(now().judgement().why()).startsWith("At least 199 messages");
    }

    @Test
    void ofAFilteredConsumerOnlyWhatItWantedCounts() {
        setup = FILTERED;
        for (int i = 0; i < 5; i++) {
            sample(1 + 500L * i, 10, 0);
        }
        assertThat(now().state()).isEqualTo(LagState.OK);
        sample(5_000, 3, 0);
        assertThat(now().judgement().why()).startsWith("At least 7 messages");
    }

    @Test
    void anIdleConsumerLosesNothingAndAnotherOneOfItsNameStartsAnew() {
        for (int i = 0; i < 5; i++) {
            sample(1 + 50L * i, 0, 50L * i);
        }
        assertThat(now().state()).isEqualTo(LagState.OK);
        sample(900, 100, 250);
        sample(950, 100, 250);
        assertThat(now().judgement().why()).contains("messages were removed from the stream");
        setup = new ConsumerSetup(T0.plusSeconds(60), false, ConsumerSetup.Ack.EXPLICIT, Duration.ofSeconds(30), -1,
                1_000, List.of(), false);
        for (int i = 0; i < 5; i++) {
            sample(2_000, 100, 1_999);
        }
        assertThat(now().state()).isEqualTo(LagState.OK);
    }

    @Test
    void afterTenMinutesItIsNoNewsAnyMore() {
        for (int i = 0; i < 4; i++) {
            sample(1 + 30L * i, 100, 0);
        }
        assertThat(now().state()).isEqualTo(LagState.LOST_UNREAD);
        for (int i = 0; i < 310; i++) {
            sample(91, 100, 0);
        }
        assertThat(now().state()).isEqualTo(LagState.OK);
    }
}
