package claudoom.monitor.nats;

import java.time.Duration;

/**
 * Lets the intake pause between two messages, so that all numbers of a report are of one moment. What comes meanwhile waits in the
 * client library; nobody waits for long, whatever the one who asked for it does.
 */
public final class Standstill {

    /** Long enough for a message that is being taken; if none comes there is nobody to wait for. */
    private static final Duration UNTIL_IT_STANDS = Duration.ofMillis(50);
    static final Duration LONGEST = Duration.ofSeconds(3);

    private final Object lock = new Object();
    private final Duration longest;
    private volatile boolean asked;
    private boolean stands;
    private long until;

    /** @param longest after this time the intake goes on whoever holds it */
    Standstill(Duration longest) {
        this.longest = longest;
    }

    /** Until it is closed nothing is taken. */
    @FunctionalInterface
    public interface Held extends AutoCloseable {

        @Override
        void close();
    }

    /** On the intake, before each message. */
    void pass() throws InterruptedException {
        if (asked) {
            await();
        }
    }

    private void await() throws InterruptedException {
        synchronized (lock) {
            stands = true;
            lock.notifyAll();
            try {
                for (long left = until - System.nanoTime(); asked && left > 0; left = until - System.nanoTime()) {
                    lock.wait(left / 1_000_000 + 1);
                }
            } finally {
                stands = false;
            }
        }
    }

    /** Returns as soon as the intake stands, or nothing comes that it could take; one at a time. */
    Held hold() throws InterruptedException {
        synchronized (lock) {
            long now = System.nanoTime();
            until = now + longest.toNanos();
            asked = true;
            long standsBy = now + UNTIL_IT_STANDS.toNanos();
            for (long left = standsBy - now; !stands && left > 0; left = standsBy - System.nanoTime()) {
                lock.wait(left / 1_000_000 + 1);
            }
        }
        return this::release;
    }

    private void release() {
        synchronized (lock) {
            asked = false;
            lock.notifyAll();
        }
    }
}
