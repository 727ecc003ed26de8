package claudoom.monitor.feature.lag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a stream will remove what a consumer has not had. */
class ForecastTest {

    private static final ConsumerId WORKER = new ConsumerId("EVENTS", "worker");
    private static final Instant T0 = History.BEGIN;
    private static final Duration NEVER = Duration.ZERO;

    private final LagBook book = new LagBook(Duration.ofSeconds(2));

    /** Ten samples in which 100 messages of 50 bytes a second come in, from sequence 1,000 of a stream that begins at 1. */
    private @Nullable Forecast after(StreamLimits limits, double worked, @Nullable Double oldest) {
        for (int i = 0; i < 10; i++) {
            long last = 1_000 + i * 200L;
            var at = T0.plusSeconds(i * 2L);
            book.take(new StreamFigures("EVENTS", at, last, last * 50, 1L, last, 1L, null, 0L, limits));
            long had = Math.round(500 + worked * i * 2);
            var sample = new ConsumerSample(at, null, last - had, 0, 0, 1, false, false, new Position(had, had),
                    new Position(had, had), null);
            book.take(new ConsumerRow(WORKER, History.PULL, sample));
            book.ages(WORKER, sample, oldest, 0.0);
        }
        return now().outlook().forecast();
    }

    private ConsumerLag now() {
        return book.picture(T0.plusSeconds(18)).consumers().getFirst();
    }

    @Test
    void byTheNumberOfMessages() {
        // 2,800 of 4,000 used: 12 s until full; then 100 a second go, and 500 are before the consumer
        var forecast = Objects.requireNonNull(after(new StreamLimits(4_000, -1, NEVER, true), 0, null));

        assertThat(forecast.seconds()).isCloseTo(12 + 5, within(0.1));
        assertThat(now().judgement().why()).endsWith(
                "If it goes on like this, the stream's limit of 4,000 messages removes messages that it has not had, in 17 s.");
    }

    @Test
    void byBytesAndWithAWorkerThatIsTooSlow() {
        // full after 12 s; the consumer is then at 500 + 18 x 40 + 12 x 40, and is met 60 a second faster
        var forecast = Objects.requireNonNull(after(new StreamLimits(-1, 200_000, NEVER, true), 40, null));

        assertThat(forecast.seconds()).isCloseTo(12 + (500 + 30 * 40) / 60.0, within(0.1));
    }

    @Test
    void byAge() {
        var forecast = Objects.requireNonNull(after(new StreamLimits(-1, -1, Duration.ofHours(1), true), 50, 1_920.0));

        assertThat(forecast.seconds()).isCloseTo((3_600 - 1_920) / 0.5, within(1.0));
        assertThat(forecast.limit()).isEqualTo("age limit of 60 min");
    }

    @Test
    void theFirstLimitCounts() {
        var forecast =
                Objects.requireNonNull(after(new StreamLimits(4_000, -1, Duration.ofHours(1), true), 0, 3_590.0));

        assertThat(forecast.seconds()).isCloseTo(10, within(0.1));
    }

    @Test
    void aWorkerThatIsFasterThanThePublishersLosesNothing() {
        assertThat(after(new StreamLimits(4_000, 200_000, Duration.ofMinutes(1), true), 120, 59.0)).isNull();
    }

    @Test
    void aStreamThatRefusesNewMessagesRemovesNone() {
        assertThat(after(new StreamLimits(4_000, 200_000, NEVER, false), 0, 10.0)).isNull();
    }

    @Test
    void withoutAnAgeNothingIsSaidOfTheAgeLimit() {
        assertThat(after(new StreamLimits(-1, -1, Duration.ofHours(1), true), 0, null)).isNull();
    }

    @Test
    void whatIsFartherThanADayIsNotSaid() {
        assertThat(after(new StreamLimits(100_000_000, -1, NEVER, true), 0, null)).isNull();
    }

    @Test
    void inAStreamWithoutLimitsNothingIsLost() {
        assertThat(after(new StreamLimits(-1, -1, NEVER, true), 0, 1e6)).isNull();
    }
}
