package claudoom.monitor.feature.lag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        return after(limits, History.PULL, worked, oldest);
    }

    private @Nullable Forecast after(StreamLimits limits, List<String> filters, double worked) {
        return after(limits, new ConsumerSetup(T0, false, ConsumerSetup.Ack.EXPLICIT, Duration.ofSeconds(30), -1, 1_000,
                filters, false), worked, 0.0);
    }

    private @Nullable Forecast after(StreamLimits limits, ConsumerSetup setup, double worked,
            @Nullable Double oldest) {
        for (int i = 0; i < 10; i++) {
            long last = 1_000 + i * 200L;
            var at = T0.plusSeconds(i * 2L);
            book.take(new StreamFigures("EVENTS", at, last, last * 50, 1L, last, 1L, null, 0L, limits));
            long had = Math.round(500 + worked * i * 2);
            var sample = new ConsumerSample(at, null, last - had, 0, 0, 1, false, false, new Position(had, had),
                    new Position(had, had), null);
            book.take(new ConsumerRow(WORKER, setup, sample));
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
    void aStreamThatRefusesNewMessagesRemovesNoneAndSaysSo() {
        var forecast = Objects.requireNonNull(after(new StreamLimits(4_000, 200_000, NEVER, false), 0, 10.0));

        assertThat(forecast.loses()).isFalse();
        assertThat(forecast.seconds()).isCloseTo(12, within(0.1));
        assertThat(now().judgement().why()).endsWith("If it goes on like this, the stream's limit of 4,000 messages is "
                + "reached in 12 s. It refuses new messages then; those that wait stay.");
    }

    @Test
    void whatHarmsOnlyThePublishersIsNotSaidOfAConsumerThatIsWell() {
        assertThat(after(new StreamLimits(4_000, -1, NEVER, false), 99.9, 10.0)).isNull();
        assertThat(now().state()).isEqualTo(LagState.OK);
    }

    @Test
    void aConsumerOfOneSubjectLosesWhenMoreWaitThanTheStreamKeepsOfIt() {
        // 2,300 wait and 100 a second are added
        var forecast = Objects.requireNonNull(after(perSubject(5_000, false), List.of("ev.a"), 0));

        assertThat(forecast.seconds()).isCloseTo(27, within(0.1));
        assertThat(now().judgement().why()).endsWith("If it goes on like this, the stream's limit of 5,000 messages a "
                + "subject removes messages that it has not had, in 27 s.");
    }

    @Test
    void aConsumerOfOneSubjectWithAsManyWaitingLosesOneForEach() {
        assertThat(Objects.requireNonNull(after(perSubject(2_000, false), List.of("ev.a"), 0)).seconds()).isZero();
        assertThat(now().judgement().why())
                .endsWith("As many messages wait as the stream keeps of its subject (limit of "
                        + "2,000 messages a subject): each new one removes one that it has not had.");
    }

    @Test
    void ofSeveralSubjectsOnlyABoundIsSaid() {
        var forecast = Objects.requireNonNull(after(perSubject(5_000, false), List.of("ev.*"), 0));

        assertThat(forecast.kind()).isEqualTo(Forecast.Kind.MAY_REMOVE);
        assertThat(now().judgement().why()).endsWith("newer messages may remove some that wait, but if it goes on like "
                + "this not in the next 27 s.");
        assertThat(Objects.requireNonNull(after(perSubject(10, false), List.of(), 0)).sentence())
                .endsWith("Which and when cannot be told.");
    }

    @Test
    void ofAConsumerThatIsWellNothingIsSaidOfItsSubjects() {
        assertThat(after(perSubject(10, false), List.of(), 99.9)).isNull();
    }

    @Test
    void aStreamThatRefusesPerSubjectRemovesNone() {
        assertThat(after(perSubject(2_000, true), List.of("ev.a"), 0)).isNull();
    }

    private static StreamLimits perSubject(long most, boolean refuses) {
        return new StreamLimits(-1, -1, NEVER, false, most, refuses);
    }

    @Test
    void aStreamThatDoesNotGetFullerIsNotFilled() {
        for (int i = 0; i < 10; i++) {
            long last = 1_000 + i * 200L;
            var at = T0.plusSeconds(i * 2L);
            book.take(new StreamFigures("EVENTS", at, 900L, 45_000L, last - 899, last, 1L, null, 0L,
                    new StreamLimits(4_000, -1, NEVER, true)));
            book.take(new ConsumerRow(WORKER, History.PULL, new ConsumerSample(at, null, 100 + i * 30L, 0, 0, 1, false,
                    false, new Position(last - 400, last - 400), new Position(0, 0), null)));
        }

        assertThat(now().state()).isEqualTo(LagState.FALLING_BEHIND);
        assertThat(now().outlook().forecast()).isNull();
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
