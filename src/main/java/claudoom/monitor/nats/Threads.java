package claudoom.monitor.nats;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads with names that never keep the program alive. */
final class Threads {

    private static final System.Logger LOG = System.getLogger(Threads.class.getName());

    private Threads() {}

    /** Does this beside whatever else is done, if there can be one more thread; else at once. */
    static void apart(String name, Runnable work) {
        try {
            named(name).newThread(work).start();
        } catch (OutOfMemoryError noThread) { // better late than not at all
            LOG.log(System.Logger.Level.WARNING, "without a thread of its own: " + name, noThread);
            work.run();
        }
    }

    static ThreadFactory named(String name) {
        var count = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
