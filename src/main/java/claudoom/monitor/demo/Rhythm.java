package claudoom.monitor.demo;

import java.util.random.RandomGenerator;

/** Something that happens again and again, not quite evenly. */
final class Rhythm {

    private static final double UNEVEN = 0.3;

    private double every;
    private double next;

    /** First beat somewhere within the first {@code every} milliseconds. */
    Rhythm(double every, RandomGenerator random) {
        this.every = every;
        this.next = every * random.nextDouble();
    }

    /** Whether it happens now; at most once for every time it is asked, and what was missed is not made up for. */
    boolean beats(long millis, RandomGenerator random) {
        if (millis < next) {
            return false;
        }
        next = Math.max(next, millis - every) + every * (1 - UNEVEN + 2 * UNEVEN * random.nextDouble());
        return true;
    }

    void every(double millis, long now) {
        every = millis;
        next = Math.min(next, now + millis);
    }

    double every() {
        return every;
    }
}
