package claudoom.monitor.nats;

import java.util.random.RandomGenerator;

/** How long to wait before the next try: a quarter of a second, doubled up to two and a half seconds, each with a fifth of jitter. */
final class Backoff {

    private static final long FIRST = 250;
    private static final long LONGEST = 2_500;

    private final RandomGenerator random;
    private long next = FIRST;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    void reset() {
        next = FIRST;
    }

    /** Milliseconds. */
    long next() {
        long wait = next;
        next = Math.min(LONGEST, next * 2);
        return (long) (wait * (0.8 + 0.4 * random.nextDouble()));
    }
}
