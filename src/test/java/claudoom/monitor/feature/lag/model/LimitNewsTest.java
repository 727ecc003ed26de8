package claudoom.monitor.feature.lag.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is news of limits: each crossing once, and nothing that only looks like one. */
class LimitNewsTest {

    private static final ConsumerId WORKER = new ConsumerId("EVENTS", "worker");

    private final LagBook book = new LagBook(Duration.ofSeconds(2));
    private final LimitNews news = new LimitNews();
    private Instant now = History.BEGIN;

    private List<ConsumerId> sample(ConsumerId id, long pending, @Nullable String leader) {
        var setup = new ConsumerSetup(History.BEGIN, false, ConsumerSetup.Ack.EXPLICIT, Duration.ofSeconds(30), -1,
                1_000, List.of(), false);
        book.take(new ConsumerRow(id, setup, new ConsumerSample(now, null, pending, 0, 0, 1, false, false,
                new Position(0, 0), new Position(0, 0), leader)));
        var told = news.take(book.picture(now).consumers(), now);
        now = now.plusSeconds(2);
        return told;
    }

    private List<ConsumerId> sample(long pending) {
        return sample(WORKER, pending, null);
    }

    private void rest(int samples, long pending) {
        for (int i = 0; i < samples; i++) {
            assertThat(sample(pending)).isEmpty();
        }
    }

    @Test
    void aCrossingIsToldOnce() {
        rest(3, 10);
        assertThat(sample(2_000)).containsExactly(WORKER);
        rest(20, 2_000);
    }

    @Test
    void whatWasSoInTheBeginningIsNoNews() {
        rest(5, 2_000);
        rest(10, 10);
        assertThat(sample(2_000)).containsExactly(WORKER);
    }

    @Test
    void aNumberThatSwingsAroundItsLimitIsToldOnce() {
        rest(3, 10);
        assertThat(sample(1_001)).hasSize(1);
        for (int i = 0; i < 100; i++) {
            rest(1, i % 2 == 0 ? 900 : 1_100);
        }
        for (int i = 0; i < 10; i++) { // slower than what calms a limit down, and still no ten minutes
            rest(10, 10);
            rest(1, 1_100);
        }
    }

    @Test
    void afterTenMinutesItIsNewsAgain() {
        rest(3, 10);
        assertThat(sample(2_000)).hasSize(1);
        rest(301, 10);
        assertThat(sample(2_000)).hasSize(1);
    }

    @Test
    void aConsumerThatIsMadeLaterAndIsOverAtOnceIsNews() {
        rest(40, 10);
        var other = new ConsumerId("EVENTS", "other");
        assertThat(sample(other, 5_000, null)).containsExactly(other);
    }

    @Test
    void aHoleInTheSamplesIsNoNews() {
        rest(3, 10);
        assertThat(sample(2_000)).hasSize(1);
        now = now.plusSeconds(1_000);
        assertThat(news.take(book.picture(now).consumers(), now)).as("unknown meanwhile").isEmpty();
        rest(5, 2_000);
    }

    @Test
    void aNewLeaderIsGivenTimeToCount() {
        for (int i = 0; i < 3; i++) {
            assertThat(sample(WORKER, 10, "n1")).isEmpty();
        }
        for (int i = 0; i < 5; i++) {
            assertThat(sample(WORKER, 2_000, "n2")).as("%s", i).isEmpty();
        }
        assertThat(sample(WORKER, 2_000, "n2")).as("still so after ten seconds").containsExactly(WORKER);
    }
}
