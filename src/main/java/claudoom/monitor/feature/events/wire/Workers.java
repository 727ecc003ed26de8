package claudoom.monitor.feature.events.wire;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for what would hold up a frame; each ends by itself when it has had nothing to do for a while. */
public final class Workers {

    private static final long PATIENCE_SECONDS = 5;

    private Workers() {}

    /** One thread, started when first needed; it keeps nobody from ending the program. */
    public static Executor one(String name) {
        var one = new ThreadPoolExecutor(1, 1, PATIENCE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                work -> Thread.ofPlatform().name(name).daemon().unstarted(work));
        one.allowCoreThreadTimeOut(true);
        return one;
    }
}
