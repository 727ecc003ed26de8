package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.Tail;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the first new message that matches a filter of its own, whatever the list shows. It looks in the background; all
 * calls come from one thread.
 */
public final class Breakpoint {

    private static final long TURN_NANOS = 80_000_000;
    private static final int BETWEEN_LOOKS = 63;

    private final Tail tail;
    private final Executor worker;
    private @Nullable Watch watch;

    /** One waiting, handed to the other thread for a turn at a time. */
    private static final class Watch implements Runnable {

        private final Tail tail;
        private final Sieve sieve;
        private long next;
        private long looked;
        private long missed;
        private @Nullable Entry hit;
        private volatile boolean working;
        private volatile boolean givenUp;

        Watch(Tail tail, Filter filter) {
            this.tail = tail;
            this.sieve = new Sieve(filter);
            this.next = tail.end();
        }

        @Override
        public void run() {
            try {
                look(System.nanoTime());
            } finally {
                working = false;
            }
        }

        private void look(long began) {
            long end = tail.end();
            while (next < end && hit == null && !givenUp
                    && ((next & BETWEEN_LOOKS) != 0 || System.nanoTime() - began < TURN_NANOS)) {
                long first = tail.first();
                if (first > next) {
                    missed += first - next;
                    next = first;
                } else {
                    hit = sieve.take(tail, next++);
                    looked++;
                }
            }
        }
    }

    /**
     * How it stands.
     *
     * @param looked messages that were looked at
     * @param missed messages that left the buffer before they could be looked at
     * @param hit the message that matched, null while it waits
     */
    public record Stand(long looked, long missed, Doubts.Told doubts, @Nullable Entry hit) {}

    Breakpoint(Tail tail, Executor worker) {
        this.tail = tail;
        this.worker = worker;
    }

    /** From the next message on. */
    public void arm(Filter filter) {
        disarm();
        watch = new Watch(tail, filter);
    }

    public void disarm() {
        if (watch != null) {
            watch.givenUp = true;
        }
        watch = null;
    }

    void step() {
        var now = watch;
        if (now != null && !now.working && now.hit == null && now.next < tail.end()) {
            now.working = true;
            worker.execute(now);
        }
    }

    /** Null while none is set, or while it is just looking. */
    public @Nullable Stand stand() {
        var now = watch;
        return now == null || now.working
                ? null
                : new Stand(now.looked, now.missed, now.sieve.doubts().told(), now.hit);
    }

    public boolean armed() {
        return watch != null;
    }
}
