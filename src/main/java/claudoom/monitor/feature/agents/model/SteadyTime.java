package claudoom.monitor.feature.agents.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Moments of the machine's clock on one that only goes forward: when the machine's clock is set, or the machine slept, an hour
 * has not passed for anybody who was watched. As long as nobody sets the clock both are the same. Thread-safe.
 */
public final class SteadyTime {

    /** The clocks of a machine drift apart by less in a day, and when they are corrected slowly nobody's silence depends on it. */
    private static final Duration SET = Duration.ofMillis(700);
    /** Who was held up between the two looks would take that for a clock that was set. */
    private static final Duration HELD_UP = Duration.ofMillis(100);

    private final InstantSource clock;
    private final InstantSource steady;
    private final Duration apart;
    private Duration set = Duration.ZERO;
    private int times;

    /** @param steady only goes forward; where it begins does not matter */
    public SteadyTime(InstantSource clock, InstantSource steady) {
        this.clock = clock;
        this.steady = steady;
        apart = Duration.between(steady.instant(), clock.instant());
    }

    /** A machine's clock that nobody sets. */
    static SteadyTime unset() {
        InstantSource one = InstantSource.fixed(Instant.EPOCH);
        return new SteadyTime(one, one);
    }

    /** How far the machine's clock is from where it would be if nobody had set it; negative if it was set back. */
    public synchronized Duration set() {
        var before = steady.instant();
        var read = clock.instant();
        if (Duration.between(before, steady.instant()).compareTo(HELD_UP) < 0) {
            var now = Duration.between(before, read).minus(apart);
            if (now.minus(set).abs().compareTo(SET) > 0) {
                set = now;
                times++;
            }
        }
        return set;
    }

    /** How often the clock was found to have been set. */
    public synchronized int times() {
        set();
        return times;
    }

    /** A moment that the machine's clock has just told. */
    public Instant of(Instant told) {
        return told.minus(set());
    }
}
