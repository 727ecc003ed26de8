package claudoom.monitor.bench;

import claudoom.monitor.app.BenchMonitor;
import java.util.Locale;

/** A monitor that can take only a tenth of what comes: where did every message go, and does the window answer? */
public final class Overload {

    private Overload() {}

    /** {@code URL WARM COUNT NANOS}: taking a message costs at least so many nanoseconds. */
    public static void main(String[] args) throws Exception {
        long warm = Long.parseLong(args[1]);
        long all = warm + Long.parseLong(args[2]);
        try (var monitor = new BenchMonitor(args[0], Flood.ROOT, "Events")) {
            monitor.slowDown(Long.parseLong(args[3]));
            monitor.awaitConnected();
            Report.ready();
            Measured.await(monitor::received, warm);
            Report.next();
            monitor.fxWaits();
            monitor.slowTasks(); // what was before it counts is forgotten
            Measured.await(monitor::received, all);
            var sum = monitor.accounts();
            boolean balanced = sum.received() == all
                    && sum.received() == sum.shown() + sum.filtered() + sum.evicted() + sum.dropped();
            var waits = monitor.fxWaits();
            System.err.println(monitor.slowTasks());
            Report.result(String.format(Locale.ROOT,
                    "RESULT sent %,d: received %,d = shown %,d + filtered %,d + evicted %,d + dropped %,d (%s),"
                            + " FX waits p99 %.0f ms, longest %.0f ms",
                    all, sum.received(), sum.shown(), sum.filtered(), sum.evicted(), sum.dropped(),
                    balanced ? "true" : "WRONG", waits.getValueAtPercentile(99) / 1e3, waits.getMaxValue() / 1e3));
        }
        System.exit(0);
    }
}
