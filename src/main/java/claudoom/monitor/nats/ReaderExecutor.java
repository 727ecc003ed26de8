package claudoom.monitor.nats;

import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs the jnats reader and says at once when it died of an exception that jnats itself would never report. */
final class ReaderExecutor extends ThreadPoolExecutor {

    private final Consumer<Throwable> died;

    ReaderExecutor(String name, Consumer<Throwable> died) {
        super(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), Threads.named(name));
        this.died = died;
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
        super.afterExecute(task, thrown);
        if (task instanceof Future<?> future && future.state() == Future.State.FAILED) {
            died.accept(future.exceptionNow());
        }
    }
}
