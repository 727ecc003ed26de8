package claudoom.monitor.bench;

import claudoom.monitor.app.BenchMonitor;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** Hours in small: a steady stream while the screens are opened in turn; does the heap stay flat, does the window answer? */
public final class Soak {

    private static final List<String> SCREENS = List.of("Subjects", "Events", "Agents");

    private Soak() {}

    /** {@code URL WARM SECONDS}. */
    public static void main(String[] args) throws Exception {
        long warm = Long.parseLong(args[1]);
        int seconds = Integer.parseInt(args[2]);
        try (var monitor = new BenchMonitor(args[0], Flood.ROOT, "Subjects")) {
            monitor.awaitConnected();
            Report.ready();
            Measured.await(monitor::received, warm);
            Report.next();
            watch(monitor, seconds);
        }
        System.exit(0);
    }

    private static void watch(BenchMonitor monitor, int seconds) throws InterruptedException {
        long before = monitor.received();
        long frames = monitor.frameNanos();
        var measured = new Measured();
        measured.begin();
        monitor.fxWaits();
        monitor.slowTasks(); // what was before it counts is forgotten
        var waits = new Histogram(60_000_000L, 2);
        var floors = new ArrayList<Long>();
        long floor = Long.MAX_VALUE;
        for (int second = 0; second < seconds; second++) {
            if (second % 20 == 0) {
                monitor.open(SCREENS.get(second / 20 % SCREENS.size()));
            }
            TimeUnit.SECONDS.sleep(1);
            floor = Math.min(floor, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            if (second % 60 == 59 || second == seconds - 1) {
                floors.add(floor);
                floor = Long.MAX_VALUE;
            }
            waits.add(monitor.fxWaits());
        }
        double wall = measured.wallNanos();
        System.err.println(monitor.slowTasks());
        var sum = monitor.accounts();
        boolean balanced = sum.received() == sum.shown() + sum.filtered() + sum.evicted() + sum.dropped();
        Report.result(String.format(Locale.ROOT,
                "RESULT %.0f msg/s for %d s, %s opened in turn: dropped %d (the account is %s), screens %.1f %% of a core, FX waits"
                        + " p99 %.0f ms, longest %.0f ms; lowest heap of each minute %s MB",
                (monitor.received() - before) / (wall / 1e9), seconds, String.join(", ", SCREENS), sum.dropped(),
                balanced ? "true" : "WRONG", 100 * (monitor.frameNanos() - frames) / wall,
                waits.getValueAtPercentile(99) / 1e3, waits.getMaxValue() / 1e3,
                floors.stream().map(one -> Long.toString(one / 1_000_000)).collect(Collectors.joining(" "))));
    }
}
