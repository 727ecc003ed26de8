package claudoom.monitor.bridge.fx;

import claudoom.monitor.bridge.Effort;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** The CPU time of the threads that lay out and paint JavaFX frames. */
public final class FrameEffort implements Effort {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long[] ids = new long[0];

    @Override
    public long nanos() {
        if (!threads.isThreadCpuTimeSupported()) {
            return 0;
        }
        if (ids.length < 2) {
            ids = frameThreads();
        }
        return Arrays.stream(ids).map(threads::getThreadCpuTime).filter(spent -> spent > 0).sum();
    }

    private long[] frameThreads() {
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null && (info.getThreadName().startsWith("JavaFX Application Thread")
                        || info.getThreadName().startsWith("QuantumRenderer")))
                .mapToLong(info -> info.getThreadId()).toArray();
    }
}
