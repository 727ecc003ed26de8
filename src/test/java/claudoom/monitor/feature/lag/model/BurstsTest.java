package claudoom.monitor.feature.lag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is foreseen of workers that do not work evenly: 100 messages a second come in, and stay for an hour. */
class BurstsTest {

    private static final ConsumerId WORKER = new ConsumerId("EVENTS", "worker");
    private static final Instant T0 = History.BEGIN;
    private static final int SAMPLES = 360;
    private static final double LEFT = 1_800;

    private final LagBook book = new LagBook(Duration.ofSeconds(2));
    private final List<ConsumerLag> told = new ArrayList<>();

    /** @param had the sequence up to which it was served, of each second */
    private List<@Nullable Forecast> foreseen(IntToLongFunction had) {
        for (int i = 0; i < SAMPLES; i++) {
            int second = i * 2;
            long last = 1_000_000 + second * 100L;
            var at = T0.plusSeconds(second);
            book.take(new StreamFigures("EVENTS", at, 500_000L, 1L, last - 499_999, last, 1L, null, 0L,
                    new StreamLimits(-1, -1, Duration.ofHours(1), true)));
            long place = had.applyAsLong(second);
            var sample = new ConsumerSample(at, null, last - place, 0, 0, 1, false, false, new Position(place, place),
                    new Position(place, place), null);
            book.take(new ConsumerRow(WORKER, History.PULL, sample));
            book.ages(WORKER, sample, 3_600 - LEFT, 0.0);
            told.add(book.picture(at).consumers().getFirst());
        }
        var all = new ArrayList<@Nullable Forecast>();
        told.forEach(one -> all.add(one.outlook().forecast()));
        return all;
    }

    /** Each {@code period} seconds it takes a share of what came in since the last time. */
    private static IntToLongFunction batches(int period, double share) {
        return second -> {
            long batches = second / period;
            return 990_000 + Math.round(batches * period * 100 * share);
        };
    }

    @Test
    void aWorkerInBatchesThatKeepsUpLosesNothing() {
        for (int period : new int[] {10, 20, 30, 40, 60, 90, 120, 150}) {
            book.absentStream("EVENTS");
            book.absentStream("EVENTS");
            told.clear();

            assertThat(foreseen(batches(period, 1.02)).subList(Math.max(90, period * 2), SAMPLES))
                    .as("each %d s", period).containsOnlyNulls();
        }
    }

    @Test
    void ofOneThatDoesNotKeepUpTheAverageIsTold() {
        var forecasts = foreseen(batches(60, 0.6)).subList(180, SAMPLES);

        assertThat(forecasts).doesNotContainNull().allSatisfy(one -> {
            var forecast = Objects.requireNonNull(one);
            assertThat(forecast.bursts()).isTrue();
            assertThat(forecast.seconds()).isCloseTo(LEFT / 0.4, within(LEFT / 0.4 * 0.25));
        });
        assertThat(told.getLast().judgement().why())
                .contains("It works in bursts. If their average of the last minutes "
                        + "goes on, the stream's age limit of 60 min removes messages that it has not had, in about ");
    }

    @Test
    void aWorkerThatDiesIsNotTakenForOneThatRests() {
        for (var before : List.of(batches(2, 1), batches(60, 1))) {
            book.absentStream("EVENTS");
            book.absentStream("EVENTS");
            told.clear();
            var last = Objects.requireNonNull(foreseen(second -> before.applyAsLong(Math.min(second, 540))).getLast());

            assertThat(last.bursts()).isFalse();
            assertThat(last.seconds()).isCloseTo(LEFT, within(1.0));
            assertThat(told.getLast().judgement().why()).endsWith("If it goes on like this, the stream's age limit of "
                    + "60 min removes messages that it has not had, in 30 min.");
        }
    }

    @Test
    void aWorkerAsFastAsThePublishersIsNotSaidToLoseAnything() {
        var noise = new Random(5);
        var forecasts = foreseen(second -> 999_000 + second * 100L + noise.nextInt(900));

        assertThat(forecasts.subList(30, SAMPLES)).filteredOn(Objects::nonNull)
                .allSatisfy(one -> assertThat(Objects.requireNonNull(one).latest()).isNotNull());
    }
}
