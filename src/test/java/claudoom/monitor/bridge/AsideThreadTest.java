package claudoom.monitor.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Work beside the frames whose results come back at frames that the test makes. */
class AsideThreadTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ManualPulse pulse = new ManualPulse();
    private final FramePump pump = new FramePump(pulse, new ManualAlarm(), () -> 0);
    private final AsideThread aside = new AsideThread("aside");
    private final List<String> came = new ArrayList<>();

    private void frames(int count) {
        long[] now = {0};
        Await.until(LIMIT, count + " results", () -> {
            pulse.frameAt(now[0] += 1_000_000_000);
            return came.size() >= count;
        });
    }

    @Test
    void whoeverWaitsForWorkThatThrowsIsTold() {
        try (var attached = aside.attach(pump)) {
            assertThat(attached).isNotNull();
            aside.<String>run(() -> {
                throw new StackOverflowError("deep");
            }, came::add, () -> came.add("failed"));
            aside.run(() -> "fine", came::add, () -> came.add("not fine"));
            frames(2);

            assertThat(came).containsExactly("failed", "fine");
        }
    }

    /** Who asked waits for it, and asks for nothing more until it comes. */
    @Test
    void noResultIsLostHoweverManyComeBetweenTwoFrames() throws Exception {
        var done = new CountDownLatch(1);
        for (int n = 0; n < 500; n++) {
            aside.run(() -> "result", came::add);
        }
        aside.run(() -> {
            done.countDown();
            return "last";
        }, came::add);
        assertThat(done.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        try (var attached = aside.attach(pump)) {
            assertThat(attached).isNotNull();
            frames(501);
            assertThat(came).hasSize(501).endsWith("last");
        }
    }

    @Test
    void whatOneThrowsDoesNotKeepTheNextFromItsResult() {
        try (var attached = aside.attach(pump)) {
            assertThat(attached).isNotNull();
            aside.<String>run(() -> {
                throw new IllegalStateException("work");
            }, came::add);
            aside.run(() -> "taken badly", taken -> {
                throw new IllegalStateException(taken);
            });
            aside.run(() -> "fine", came::add);
            frames(1);

            assertThat(came).containsExactly("fine");
        }
    }
}
