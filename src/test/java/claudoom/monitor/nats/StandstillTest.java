package claudoom.monitor.nats;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Await;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StandstillTest {

    private static final Duration WAIT = Duration.ofSeconds(20);

    private final Standstill standstill = new Standstill(Duration.ofMinutes(2));

    @Test
    void whileItIsHeldNothingIsTakenAndThenItGoesOn() throws InterruptedException {
        var taken = new AtomicLong();
        var over = new AtomicBoolean();
        var intake = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                try {
                    standstill.pass();
                } catch (InterruptedException asked) {
                    return;
                }
                taken.incrementAndGet();
                Thread.onSpinWait();
            }
        });
        try {
            Await.until(WAIT, "something is taken", () -> taken.get() > 0);
            try (var _ = standstill.hold()) {
                Await.until(WAIT, "it stands", () -> intake.getState() == Thread.State.TIMED_WAITING);
                long then = taken.get();
                Await.still(Duration.ofMillis(50), "nothing is taken", () -> taken.get() == then);
            }
            long then = taken.get();
            Await.until(WAIT, "it goes on", () -> taken.get() > then);
        } finally {
            over.set(true);
            intake.join();
        }
    }

    @Test
    void nobodyIsHeldForEver() throws InterruptedException {
        var brief = new Standstill(Duration.ofMillis(1));
        try (var held = brief.hold()) {
            brief.pass();
            assertThat(held).isNotNull();
        }
    }

    @Test
    void whereNothingComesThereIsNobodyToWaitFor() throws InterruptedException {
        try (var held = standstill.hold()) {
            assertThat(held).isNotNull();
        }
        standstill.pass();
    }
}
