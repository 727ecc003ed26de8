package claudoom.monitor.kit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waits for something that happens elsewhere, and fails when it does not happen in time. */
public final class Await {

    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(5).toNanos();

    private Await() {}

    /** Looks every few milliseconds until {@code condition} holds; {@code what} completes "did not happen in 5 s: …". */
    public static void until(Duration limit, String what, Callable<Boolean> condition) {
        long until = System.nanoTime() + limit.toNanos();
        while (!holds(condition, what)) {
            if (System.nanoTime() - until > 0) {
                throw new AssertionError("did not happen in " + limit.toMillis() / 1000.0 + " s: " + what);
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("interrupted while waiting: " + what);
            }
        }
    }

    /** Fails if {@code condition} stops holding within the time given: for what must not happen. */
    public static void still(Duration limit, String what, Callable<Boolean> condition) {
        long until = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() - until < 0) {
            if (!holds(condition, what)) {
                throw new AssertionError("does not hold any longer: " + what);
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    /** What comes in time; else, or if it fails, so does the test. */
    public static <T extends @Nullable Object> T within(Duration limit, CompletableFuture<T> future) {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException late) {
            throw new AssertionError(late);
        }
    }

    private static boolean holds(Callable<Boolean> condition, String what) {
        try {
            return condition.call();
        } catch (Exception broken) {
            throw new AssertionError("could not look: " + what, broken);
        }
    }
}
