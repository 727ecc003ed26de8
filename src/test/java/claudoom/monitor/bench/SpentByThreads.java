package claudoom.monitor.bench;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** CPU time of each thread since a moment: tells what receiving costs from what the screens cost, and both from the compilers. */
final class SpentByThreads {

    private static final int MOST = 12;
    /** The threads of the client library, whose handlers take the messages in. */
    private static final String RECEIVING = "nats";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<Long, Long> before = new HashMap<>();
    private long collecting;
    private long compiling;

    private record Share(String thread, long nanos) {}

    void begin() {
        before.clear();
        for (long thread : threads.getAllThreadIds()) {
            before.put(thread, threads.getThreadCpuTime(thread));
        }
        collecting = collectingMillis();
        compiling = compilingMillis();
    }

    /** What all threads but those that receive, and those of the virtual machine, spent. */
    long besideNanos() {
        return shares().stream().filter(share -> !share.thread().startsWith(RECEIVING)).mapToLong(Share::nanos).sum();
    }

    /** The threads that spent most, and what was left for collectors and compilers, for each message. */
    String inWords(long spent, long took, long messages) {
        var shares = shares();
        long rest = spent - shares.stream().mapToLong(Share::nanos).sum();
        double per = Math.max(1, messages);
        return shares.stream().sorted(Comparator.comparingLong(Share::nanos).reversed()).limit(MOST)
                .map(share -> String.format(Locale.ROOT, "%s %.0f", share.thread(), share.nanos() / per))
                .collect(Collectors.joining(", ", "ns a message: ", String.format(Locale.ROOT,
                        ", the virtual machine %.0f (collectors %d ms, compilers %d ms of %d ms)", rest / per,
                        collectingMillis() - collecting, compilingMillis() - compiling, took / 1_000_000)));
    }

    private List<Share> shares() {
        return LongStream.of(threads.getAllThreadIds()).mapToObj(threads::getThreadInfo).filter(Objects::nonNull)
                .map(info -> new Share(info.getThreadName(), threads.getThreadCpuTime(info.getThreadId())
                        - before.getOrDefault(info.getThreadId(), 0L)))
                .filter(share -> share.nanos() > 0).toList();
    }

    private static long collectingMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
    }

    private static long compilingMillis() {
        return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
    }
}
