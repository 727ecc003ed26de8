package claudoom.monitor.bridge.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;

/** Starts and ends JavaFX without an Application class, so that what a window needs can be handed to it. */
public final class Toolkit {

    private Toolkit() {}

    /**
     * Blocks until {@code first} has run on the FX thread.
     *
     * @throws IllegalStateException if there is no display that a window could open on
     */
    public static void start(Callable<?> first) {
        var task = new FutureTask<>(first);
        try {
            Platform.startup(task);
        } catch (UnsupportedOperationException noDisplay) {
            throw new IllegalStateException("no display can be opened: " + noDisplay.getMessage(), noDisplay);
        }
        outcome(task);
    }

    /** Runs on the FX thread and waits for the result. Not for the FX thread itself. */
    public static <T> T call(Callable<T> work) {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return outcome(task);
    }

    /** Runs on the FX thread, some time. */
    public static void run(Runnable work) {
        Platform.runLater(work);
    }

    public static void exit() {
        Platform.exit();
    }

    private static <T> T outcome(FutureTask<T> task) {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the window", asked);
        }
    }
}
