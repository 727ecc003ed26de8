package claudoom.monitor.demo;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/**
 * The threads that all connections of the experiment share. Sixty connections with threads of their own would be some
 * three hundred; theirs mostly wait, so virtual ones do.
 */
final class Threads implements AutoCloseable {

    private final ThreadFactory factory = Thread.ofVirtual().name("demo-line-", 0).factory();
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(factory);
    private final ScheduledExecutorService alarms =
            Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().name("demo-alarm-", 0).factory());

    ExecutorService workers() {
        return workers;
    }

    ThreadFactory factory() {
        return factory;
    }

    ScheduledExecutorService alarms() {
        return alarms;
    }

    @Override
    public void close() {
        alarms.shutdownNow();
        workers.shutdownNow();
    }
}
