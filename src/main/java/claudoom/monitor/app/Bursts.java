package claudoom.monitor.app;

import java.time.Duration;
import java.time.Instant;
import java.util.function.ObjIntConsumer;
import java.util.function.ToIntFunction;

/** Tells of dead letters that come many at a time: once when it begins, and not again before it has ended. */
final class Bursts {

    static final Duration SPAN = Duration.ofSeconds(10);
    private static final int MANY = 10;

    private final ToIntFunction<Duration> within;
    private final ObjIntConsumer<Instant> burst;
    private boolean under;

    /**
     * @param within how many came in a time before now
     * @param burst is told how many and when
     */
    Bursts(ToIntFunction<Duration> within, ObjIntConsumer<Instant> burst) {
        this.within = within;
        this.burst = burst;
    }

    void look(Instant now) {
        int count = within.applyAsInt(SPAN);
        if (count >= MANY && !under) {
            burst.accept(now, count);
        }
        under = count >= MANY || (under && count > MANY / 2);
    }
}
