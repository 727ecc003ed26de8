package claudoom.monitor.bench;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the FX thread was at while somebody waited long for it, and whether it was at work at all or waited for a core. */
public final class SlowTasks {

    private static final int WORST = 6;
    private static final long LONG = 40_000_000L;
    private static final long LOOKED_AT_AFTER = 12_000_000L;
    private static final long EVERY = 3_000_000L;
    private static final int DEEP = 3;

    private final Thread frames;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final AtomicLong asked = new AtomicLong();
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();
    private final PriorityQueue<Slow> worst = new PriorityQueue<>(Comparator.comparingLong(Slow::nanos));
    private final PriorityQueue<Slow> busiest = new PriorityQueue<>(Comparator.comparingLong(Slow::cpu));
    private long cpuBefore;
    private long collectedBefore;

    private record Slow(long nanos, long cpu, long collected, String at) {}

    /** @param frames the FX thread */
    public SlowTasks(Thread frames) {
        this.frames = frames;
        Thread.ofPlatform().daemon().name("slow-tasks").start(this::look);
    }

    /** Before somebody begins to wait. */
    public void waiting() {
        cpuBefore = threads.getThreadCpuTime(frames.threadId());
        collectedBefore = collected();
        seen.clear();
        asked.set(System.nanoTime());
    }

    /** The wait is over. */
    public void over() {
        long took = System.nanoTime() - asked.getAndSet(0);
        if (took > LONG) {
            var at = seen.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .limit(DEEP).map(one -> one.getValue() + "x " + one.getKey()).collect(Collectors.joining("; "));
            var slow = new Slow(took, threads.getThreadCpuTime(frames.threadId()) - cpuBefore,
                    collected() - collectedBefore, at);
            synchronized (worst) {
                keep(worst, slow);
                keep(busiest, slow);
            }
        }
    }

    private static void keep(PriorityQueue<Slow> most, Slow slow) {
        most.add(slow);
        if (most.size() > WORST) {
            most.poll();
        }
    }

    /** What was seen so far is forgotten. */
    public void forget() {
        synchronized (worst) {
            worst.clear();
            busiest.clear();
        }
    }

    /** The longest waits, and those in which the FX thread did most itself: on a busy machine they are not the same. */
    public String inWords() {
        synchronized (worst) {
            return "longest waits for the FX thread:" + lines(worst, Slow::nanos) + "\nmost work in one wait:"
                    + lines(busiest, Slow::cpu);
        }
    }

    private static String lines(PriorityQueue<Slow> most, ToLongFunction<Slow> by) {
        return most.stream().sorted(Comparator.comparingLong(by).reversed())
                .map(one -> String.format(Locale.ROOT, "%n%d ms, at work for %d ms of them, collectors %d ms: %s",
                        one.nanos / 1_000_000, one.cpu / 1_000_000, one.collected, one.at))
                .collect(Collectors.joining());
    }

    private void look() {
        while (true) {
            LockSupport.parkNanos(EVERY);
            long since = asked.get();
            if (since != 0 && System.nanoTime() - since > LOOKED_AT_AFTER) {
                var place = place(frames.getStackTrace());
                if (place != null) {
                    seen.merge(place, 1, Integer::sum);
                }
            }
        }
    }

    /** Where it is, and from which of our own lines and which step of a frame it got there. */
    private static @Nullable String place(StackTraceElement[] stack) {
        if (stack.length == 0) {
            return null;
        }
        var ours = Arrays.stream(stack).filter(one -> one.getClassName().startsWith("claudoom.")).limit(DEEP)
                .map(SlowTasks::shortly).collect(Collectors.joining(" < "));
        var step = Arrays.stream(stack).map(StackTraceElement::getMethodName)
                .filter(List.of("doLayoutPass", "doCSSPass", "synchronizeSceneNodes", "timePulse", "_uploadPixels",
                        "waitForRenderingToComplete")::contains)
                .findFirst().orElse("");
        return shortly(stack[0]) + " < " + ours + " in " + step;
    }

    private static String shortly(StackTraceElement one) {
        return one.getClassName().substring(one.getClassName().lastIndexOf('.') + 1) + "." + one.getMethodName() + ":"
                + one.getLineNumber();
    }

    private static long collected() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
    }
}
