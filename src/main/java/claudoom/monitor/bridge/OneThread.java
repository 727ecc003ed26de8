package claudoom.monitor.bridge;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A thread for what would hold up a frame or the polling; it is there only while there is work, and keeps no program alive. */
public final class OneThread {

    private static final long PATIENCE_SECONDS = 5;

    private OneThread() {}

    /** Does what it is given in the order of the calls. */
    public static Executor named(String name) {
        var one = new ThreadPoolExecutor(1, 1, PATIENCE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(name).factory());
        one.allowCoreThreadTimeOut(true);
        return one;
    }
}
