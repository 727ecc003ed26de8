package claudoom.monitor.bridge;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks again and again in rounds that never overlap: the next begins some time after the end of the last, or at once if somebody
 * asked meanwhile; none while nobody wants it or there is no connection. Everything of it happens on one thread where nothing
 * waits; its methods may be called from any, unless they say otherwise.
 */
public final class Rounds {

    private static final System.Logger LOG = System.getLogger(Rounds.class.getName());
    /** A fault of our own may come back every time. */
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);

    private final ScheduledExecutorService thread;
    private final Supplier<? extends Round> rounds;
    private boolean wanted;
    private boolean connected;
    private boolean asking;
    private boolean again;
    private int appointment;
    private int round;
    private long began;

    /** One round of questions; it is used on the thread of the rounds only. */
    public interface Round {

        /** Asks; what it returns completes when nothing more will come. */
        CompletableFuture<?> ask();

        /**
         * The round is over and was not given up.
         *
         * @param took from its beginning
         * @param failed what it failed with; null if it did not
         * @return how long to wait before the next
         */
        Duration ended(Duration took, @Nullable Throwable failed);
    }

    /** @param connected whether there is taken to be a connection until one is lost */
    public Rounds(ScheduledExecutorService thread, boolean connected, Supplier<? extends Round> rounds) {
        this.thread = thread;
        this.connected = connected;
        this.rounds = rounds;
    }

    /** Whether anybody wants to know; if so it is asked at once. */
    public void want(boolean known) {
        run(() -> {
            wanted = known;
            ask();
        });
    }

    /** Asks now instead of at the next turn. */
    public void askNow() {
        run(this::ask);
    }

    /**
     * Whether there is a connection; asks at once when there is one again. What was asked on a lost one is given up: its answers
     * never come, and their time-out must not hold up the next round. On the thread of the rounds.
     *
     * @return whether there was none before
     */
    public boolean connected(boolean now) {
        boolean came = now && !connected;
        if (connected && !now) {
            round++;
            asking = false;
            again = false;
        }
        connected = now;
        return came;
    }

    /** On the thread of the rounds. */
    public boolean connected() {
        return connected;
    }

    /** How long the round that is under way has taken; null between rounds. On the thread of the rounds. */
    public @Nullable Duration underWay() {
        return asking ? Duration.ofNanos(System.nanoTime() - began) : null;
    }

    /** Asks now, on the thread of the rounds. */
    public void ask() {
        appointment++;
        if (!wanted || !connected) {
            return;
        }
        if (asking) {
            again = true;
            return;
        }
        asking = true;
        int mine = ++round;
        began = System.nanoTime();
        try {
            var next = rounds.get();
            next.ask().whenCompleteAsync((done, failed) -> {
                if (mine == round) {
                    asking = false;
                    next(ended(next, failed));
                }
            }, thread);
        } catch (RuntimeException | Error broken) { // no answer will come that could end this round
            LOG.log(System.Logger.Level.ERROR, "a round that could not be asked", broken);
            asking = false;
            next(AFTER_FAULT);
        }
    }

    private Duration ended(Round round, @Nullable Throwable failed) {
        try {
            return round.ended(Duration.ofNanos(System.nanoTime() - began), failed);
        } catch (RuntimeException | Error broken) {
            LOG.log(System.Logger.Level.ERROR, "the end of a round", broken);
            return AFTER_FAULT;
        }
    }

    private void next(Duration delay) {
        var wait = again ? Duration.ZERO : delay;
        again = false;
        int mine = ++appointment;
        later(wait, () -> {
            if (mine == appointment) {
                ask();
            }
        });
    }

    /** Does something on the thread of the rounds, unless everything is coming to its end. */
    public void run(Runnable task) {
        try {
            thread.execute(() -> logged(task));
        } catch (RejectedExecutionException closing) {
            LOG.log(System.Logger.Level.DEBUG, "no more polling: {0}", closing.getMessage());
        }
    }

    /** What a scheduler's task throws it keeps to itself. */
    private static void logged(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error broken) {
            LOG.log(System.Logger.Level.ERROR, "on the thread of the rounds", broken);
        }
    }

    /** As {@link #run}, but not before so much time has passed. */
    public void later(Duration wait, Runnable task) {
        try {
            thread.schedule(() -> logged(task), Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.log(System.Logger.Level.DEBUG, "no more polling: {0}", closing.getMessage());
        }
    }
}
