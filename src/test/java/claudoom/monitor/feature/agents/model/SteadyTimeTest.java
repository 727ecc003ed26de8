package claudoom.monitor.feature.agents.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Two clocks of one machine: one that somebody may set, one that only goes forward. */
class SteadyTimeTest {

    private static final Instant T0 = Instant.parse("2026-11-20T19:42:00Z");

    private Instant clock = T0;
    private Instant steady = Instant.EPOCH;
    private Duration heldUp = Duration.ZERO;
    private final SteadyTime time = new SteadyTime(() -> clock, () -> {
        steady = steady.plus(heldUp);
        return steady;
    });

    private void pass(Duration span) {
        clock = clock.plus(span);
        steady = steady.plus(span);
    }

    @Test
    void aClockThatIsCorrectedSlowlyIsTheSame() {
        pass(Duration.ofMinutes(10));
        clock = clock.plusMillis(300);
        assertThat(time.of(clock)).isEqualTo(clock);
        assertThat(time.times()).isZero();
    }

    @Test
    void oneThatIsSetForwardAndBackIsFollowed() {
        pass(Duration.ofSeconds(10));
        clock = clock.plus(Duration.ofHours(1));
        assertThat(time.of(clock)).isEqualTo(T0.plusSeconds(10));
        pass(Duration.ofSeconds(10));
        clock = clock.minus(Duration.ofHours(2));
        assertThat(time.of(clock)).isEqualTo(T0.plusSeconds(20));
        assertThat(time.times()).isEqualTo(2);
    }

    @Test
    void whoWasHeldUpBetweenTheTwoLooksBelievesNothing() {
        heldUp = Duration.ofSeconds(5);
        assertThat(time.set()).isZero();
        assertThat(time.times()).isZero();
    }
}
