package claudoom.monitor.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What crosses to the frame thread, when, and what it costs when nothing does. */
class FramePumpTest {

    private static final long MS = 1_000_000L;

    private final ManualPulse pulse = new ManualPulse();
    private final ManualAlarm alarm = new ManualAlarm();
    private final AtomicLong effort = new AtomicLong();
    private final FramePump pump = new FramePump(pulse, alarm, effort::get);
    private final List<Object> seen = new ArrayList<>();

    @Test
    void aThousandValuesBetweenTwoFramesBecomeOneDelivery() {
        var mailbox = new LatestByKey<String, Integer>(10);
        pump.attach(mailbox, Duration.ZERO, seen::add);
        for (int n = 1; n <= 1000; n++) {
            mailbox.put("worker", n);
        }

        pulse.frameAt(0);

        assertThat(seen).containsExactly(Map.of("worker", 1000));
    }

    @Test
    void framesStopWhenNothingWaits() {
        var mailbox = new Latest<String>();
        pump.attach(mailbox, Duration.ZERO, seen::add);
        mailbox.put("x");

        pulse.frameAt(0);

        assertThat(pulse.running()).isFalse();
        assertThat(alarm.waiting()).isZero();
    }

    @Test
    void framesStopUntilAnAlarmWhenWhatWaitsIsNotYetDue() {
        var mailbox = new Latest<String>();
        pump.attach(mailbox, Duration.ofMillis(200), seen::add);
        mailbox.put("first");
        pulse.frameAt(0);
        mailbox.put("second");
        pulse.frameAt(16 * MS);
        assertThat(pulse.running()).isFalse();

        alarm.ring();
        pulse.frameAt(200 * MS);

        assertThat(seen).containsExactly("first", "second");
    }

    @Test
    void aHiddenScreenCostsNoFramesAndMissesNothingWhenShownAgain() {
        var mailbox = new Latest<String>();
        pump.attach(mailbox, Duration.ZERO, seen::add).close();
        pulse.frameAt(0);
        mailbox.put("while hidden");
        assertThat(pulse.running()).isFalse();

        pump.attach(mailbox, Duration.ZERO, seen::add);
        pulse.frameAt(1);

        assertThat(seen).containsExactly("while hidden");
    }

    @Test
    void aSampleIsTakenAtItsOwnPaceUntilItsHandleIsClosed() {
        var samples = pump.every(Duration.ofMillis(100), () -> seen.add("sample"));
        pulse.frameAt(0);
        alarm.ring();
        pulse.frameAt(50 * MS);
        assertThat(seen).hasSize(1);
        alarm.ring();
        pulse.frameAt(100 * MS);
        assertThat(seen).hasSize(2);

        samples.close();
        alarm.ring();
        pulse.frameAt(300 * MS);

        assertThat(seen).hasSize(2);
        assertThat(pulse.running()).isFalse();
    }

    /** Also from within a delivery, and whatever is put or rung later. */
    @Test
    void anEndedPumpDeliversNothingAndAsksForNoFrame() {
        var mailbox = new Latest<String>();
        var other = new Latest<String>();
        pump.attach(mailbox, Duration.ZERO, value -> {
            seen.add(value);
            pump.end();
        });
        pump.attach(other, Duration.ZERO, seen::add);
        mailbox.put("last");
        other.put("too late");
        pulse.frameAt(0);
        assertThat(pulse.running()).isFalse();

        mailbox.put("much too late");
        pump.every(Duration.ZERO, () -> seen.add("sample"));
        alarm.ring();

        assertThat(pulse.running()).isFalse();
        assertThat(seen).containsExactly("last");
    }

    @Test
    void whatIsSampledOnceASecondSharesOneFrame() {
        var frames = new ArrayList<Integer>();
        var times = new int[1];
        pump.every(Duration.ofSeconds(1), () -> frames.add(times[0]));
        for (times[0] = 7; times[0] < 5_000; times[0] += 20) {
            if (times[0] == 407) {
                pump.every(Duration.ofSeconds(1), () -> frames.add(times[0]));
            }
            step(times[0]);
        }
        assertThat(frames).containsExactly(7, 407, 1007, 1007, 2007, 2007, 3007, 3007, 4007, 4007);
    }

    @Test
    void oneBrokenScreenDoesNotStarveTheOthers() {
        var failures = new ArrayList<Throwable>();
        Thread.currentThread().setUncaughtExceptionHandler((thread, broken) -> failures.add(broken));
        pump.every(Duration.ofMillis(100), () -> {
            throw new IllegalStateException("broken");
        });
        pump.every(Duration.ofMillis(100), () -> {
            throw new StackOverflowError("broken too");
        });
        pump.every(Duration.ofMillis(100), () -> seen.add("fed"));

        pulse.frameAt(0);

        assertThat(seen).containsExactly("fed");
        assertThat(failures).hasSize(2);
    }

    @Test
    void whatIsExpensiveToPaintIsFedMoreSlowlyAndRecovers() {
        pump.every(Duration.ofMillis(100), () -> seen.add("sample"));
        for (int ms = 0; ms <= 3_000; ms += 20) {
            effort.addAndGet(10 * MS); // half a core
            step(ms);
        }
        assertThat(pump.stretch()).isGreaterThan(2);

        for (int ms = 3_020; ms <= 20_000; ms += 20) {
            step(ms);
        }
        assertThat(pump.stretch()).isEqualTo(1);
    }

    private void step(int ms) {
        alarm.ring();
        pulse.frameAt(ms * MS);
    }
}
