package claudoom.monitor.feature.lag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A time is told only of a lag that goes down evenly, and then it is right. Shapes of many sizes, the same in each run. */
class DrainTest {

    private static final int SAMPLES = 30;
    private static final int SIZES = 300;

    private final Random chance = new Random(3);

    /** As a window of a minute would say; null if it tells no time. */
    private static @Nullable Drain told(IntToDoubleFunction lag) {
        var drain = drain(lag);
        return drain == null || drain.unsure() ? null : drain;
    }

    private static @Nullable Drain drain(IntToDoubleFunction lag) {
        var window = new LagWindow();
        long newest = 0;
        for (int i = 0; i < SAMPLES; i++) {
            newest = Math.max(0, Math.round(lag.applyAsDouble(i)));
            var at = History.BEGIN.plusSeconds(i * 2L);
            window.add(new ConsumerSample(at, at, newest, 0, 0, 1, false, false, new Position(0, 0),
                    new Position(0, 0), null), History.LONGEST_GAP);
        }
        return Objects.requireNonNull(window.trend()).drain(newest);
    }

    @Test
    void aStraightLineIsToldAsItIs() {
        for (int size = 0; size < SIZES; size++) {
            double perSample = 1 + chance.nextInt(1_000);
            double left = perSample * (1 + chance.nextInt(100));
            var drain = Objects.requireNonNull(told(i -> left + (SAMPLES - 1 - i) * perSample));

            assertThat(drain.seconds()).isCloseTo(2 * left / perSample, within(1e-6 + left / perSample / 1e3));
            assertThat(drain.confidence()).isEqualTo(Drain.Confidence.HIGH);
        }
    }

    @Test
    void aLineWithSomeNoiseIsToldWithinItsBounds() {
        int within = 0;
        for (int size = 0; size < SIZES; size++) {
            double perSample = 20 + chance.nextInt(1_000);
            double left = perSample * (5 + chance.nextInt(50));
            var drain = Objects.requireNonNull(told(
                    i -> left + (SAMPLES - 1 - i) * perSample + perSample * (chance.nextDouble() - 0.5)));
            double truth = 2 * left / perSample;

            assertThat(drain.seconds()).isCloseTo(truth, within(truth * 0.25));
            boolean inside =
                    drain.latest() != null && drain.earliest() * 0.95 <= truth && truth <= drain.latest() * 1.05;
            within += inside ? 1 : 0;
        }
        assertThat(within).isGreaterThan(SIZES * 9 / 10);
    }

    @Test
    void aSawtoothHasNoEnd() {
        for (int size = 0; size < SIZES; size++) {
            int tooth = 3 + chance.nextInt(5); // samples: at least one and a half teeth in what a trend is made of
            int begin = chance.nextInt(tooth);
            double height = 20 + chance.nextInt(100_000);
            boolean falls = chance.nextBoolean();

            assertThat(told(i -> {
                double place = (double) ((i + begin) % tooth) / tooth;
                return 1 + height * (falls ? 1 - place : place);
            })).isNull();
        }
    }

    @Test
    void oneStepIsNoTrend() {
        for (int size = 0; size < SIZES; size++) {
            int when = 1 + chance.nextInt(SAMPLES - 1);
            double height = 20 + chance.nextInt(100_000);
            double below = chance.nextInt(1_000) + 1;

            assertThat(told(i -> i < when ? height + below : below)).isNull();
        }
    }

    @Test
    void noiseHasNoEnd() {
        for (int size = 0; size < SIZES; size++) {
            double middle = 10 + chance.nextInt(10_000);
            double width = middle * chance.nextDouble();

            assertThat(told(i -> middle + width * (chance.nextDouble() - 0.5))).isNull();
        }
    }

    @Test
    void itIsSaidThatNothingCanBeTold() {
        var history = new History();
        for (int i = 0; i < SAMPLES; i++) {
            history.pending(i < SAMPLES - 4 ? 5_000 : 400).sample();
        }
        var told = history.told(History.PULL);

        assertThat(told.state()).isEqualTo(LagState.CATCHING_UP);
        assertThat(told.drainSeconds()).isNull();
        assertThat(told.judgement().why()).isEqualTo(
                "Its lag goes down. When nothing will be left cannot be told: its lag does not fall evenly.");
    }

    @Test
    void howSureItIsIsSaid() {
        var even = new History();
        var uneven = new History();
        for (int i = 0; i < 10; i++) {
            even.pending(2_052 - i * 160L).sample();
            uneven.pending(2_052 - i * 160L + List.of(0, 250, -200).get(i % 3)).sample();
        }

        assertThat(even.told(History.PULL).judgement().why())
                .isEqualTo(
                        "It works off 80 a second more than comes in. If it goes on like this, nothing is left in 8 s.");
        assertThat(uneven.told(History.PULL).judgement().why())
                .matches(
                        "It works off \\d+ a second more than comes in. If it goes on like this, nothing is left in about "
                                + "\\d+ s \\(\\d+ s to \\d+ s\\)\\.");
    }
}
