package claudoom.monitor.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** What one process spent between two moments. */
final class Measured {

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final SpentByThreads threads = new SpentByThreads();
    private long cpu;
    private long wall;

    void begin() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        threads.begin();
        cpu = system.getProcessCpuTime();
        wall = System.nanoTime();
    }

    long cpuNanos() {
        return system.getProcessCpuTime() - cpu;
    }

    long wallNanos() {
        return System.nanoTime() - wall;
    }

    static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    /** Waits until that many have come or nothing has come for five seconds; gives how many. */
    static long await(LongSupplier came, long wanted) {
        long last = -1;
        long lastChange = System.nanoTime();
        while (came.getAsLong() < wanted && System.nanoTime() - lastChange < 5_000_000_000L) {
            LockSupport.parkNanos(1_000_000);
            long now = came.getAsLong();
            if (now != last) {
                last = now;
                lastChange = System.nanoTime();
            }
        }
        return came.getAsLong();
    }

    /** The line that the benchmark reads from this process; who spent what goes to the error stream. */
    String line(String what, long received, long dropped, double longestFxMillis) {
        long spent = cpuNanos();
        long took = wallNanos();
        System.err.println(what + ": " + threads.inWords(spent, took, received));
        return String.format(Locale.ROOT, "RESULT cpu=%d wall=%d received=%d dropped=%d beside=%.4f fx=%.1f heap=%d",
                spent, took, received, dropped, threads.besideNanos() / (double) took, longestFxMillis, peakHeap());
    }
}
