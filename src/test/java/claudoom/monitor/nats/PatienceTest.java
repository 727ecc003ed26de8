package claudoom.monitor.nats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final long STEP = 500_000;

    private final Patience patience = new Patience();
    private long now = Long.MAX_VALUE - 1_000_000; // the origin of the clock is any, and it may run over

    @Test
    void aMomentIsWaitedFor() {
        assertThat(waited(200)).isEqualTo(200);
    }

    @Test
    void itEndsAfterThreeTenthsOfASecond() {
        assertThat(waited(10_000)).isBetween(300L, 340L);
    }

    @Test
    void afterwardsOneTenthOfTheTimeIsWaited() {
        waited(10_000);
        long waited = 0;
        for (int second = 0; second < 10; second++) {
            now += 1_000_000_000L;
            waited += waited(1_000);
        }
        assertThat(waited).isBetween(950L, 1_250L);
    }

    /** At a gigabyte a second the server would have to keep 32 MB after 34 milliseconds. */
    @Test
    void theFasterTheStreamTheShorterTheWait() {
        for (int n = 0; n < 1_000; n++) {
            now += 250_000;
            patience.read(250_000, now);
        }
        assertThat(waited(10_000)).isBetween(30L, 40L);
    }

    @Test
    void aSlowMinuteIsForgottenForTheStreamThatFollows() {
        now += 60_000_000_000L;
        patience.read(10, now);
        for (int n = 0; n < 1_000; n++) {
            now += 250_000;
            patience.read(250_000, now);
        }
        assertThat(waited(10_000)).isBetween(30L, 40L);
    }

    /** Milliseconds waited in a row, at most so many. */
    private long waited(long most) {
        long nanos = 0;
        while (nanos < most * 1_000_000 && patience.lasts(now, STEP)) {
            now += STEP;
            nanos += STEP;
        }
        return nanos / 1_000_000;
    }
}
