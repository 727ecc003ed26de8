package claudoom.monitor.demo;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The one thread on which the experiment plays, in steps of equal length, so that the same seed plays the same game however
 * late a step comes.
 */
final class Metronome implements AutoCloseable {

    static final long STEP_MILLIS = 20;

    private static final Logger LOG = System.getLogger(Metronome.class.getName());
    /** After a sleep of the machine time goes on; it is not made up for. */
    private static final int MOST_STEPS_AT_ONCE = 25;

    private final ScheduledExecutorService clock = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("demo-metronome").factory());
    private final InstantSource time;
    private long begun;
    private long steps;

    Metronome(InstantSource time) {
        this.time = time;
    }

    /** What happens in every step. */
    interface Beat {

        /** @param total milliseconds played since the start, this step included */
        void step(long millis, Instant at, long total);
    }

    void start(Beat beat) {
        begun = System.nanoTime();
        var _ = clock.scheduleAtFixedRate(() -> catchUp(beat), 0, STEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Runs something between two steps, on the same thread. */
    void run(Runnable what) {
        try {
            clock.execute(() -> guarded(what));
        } catch (RejectedExecutionException ended) {
            LOG.log(Level.DEBUG, "the experiment has ended", ended);
        }
    }

    private void catchUp(Beat beat) {
        long due = (System.nanoTime() - begun) / 1_000_000 / STEP_MILLIS;
        if (due - steps > MOST_STEPS_AT_ONCE) {
            begun += (due - steps - MOST_STEPS_AT_ONCE) * STEP_MILLIS * 1_000_000;
            due = steps + MOST_STEPS_AT_ONCE;
        }
        while (steps < due) {
            steps++;
            guarded(() -> beat.step(STEP_MILLIS, time.instant(), steps * STEP_MILLIS));
        }
    }

    private static void guarded(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException broken) {
            LOG.log(Level.ERROR, "a step of the experiment failed", broken);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        try {
            if (!clock.awaitTermination(500, TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "the experiment did not stop at once");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
