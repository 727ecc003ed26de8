package claudoom.monitor.bench;

import claudoom.monitor.app.BenchMonitor;
import java.util.List;

/** (b) and (c): this program's whole pipeline, with no screen or with one shown headless, and with Control shown and the others opened and left. */
public final class Pipeline {

    private Pipeline() {}

    /** {@code URL WARM COUNT SCREEN}; SCREEN is a screen's name, {@code none}, or {@code hidden} for screens that were opened and left. */
    public static void main(String[] args) throws Exception {
        long warm = Long.parseLong(args[1]);
        long wanted = Long.parseLong(args[2]);
        var screen = args[3].replace('_', ' ');
        try (var monitor = new BenchMonitor(args[0], Flood.ROOT, screen)) {
            monitor.awaitConnected();
            if (screen.equals("hidden")) {
                List.of("Subjects", "Events", "Agents", "Control").forEach(monitor::open);
            }
            Report.ready();
            flood(monitor, screen, warm, wanted);
        }
        System.exit(0);
    }

    private static void flood(BenchMonitor monitor, String screen, long warm, long wanted) throws Exception {
        Measured.await(monitor::received, warm);
        var measured = new Measured();
        Report.next();
        monitor.fxWaits(); // what was measured while warming up is forgotten
        monitor.slowTasks();
        measured.begin();
        long came = Measured.await(monitor::received, warm + wanted) - warm;
        var slow = monitor.slowTasks();
        if (slow != null) {
            System.err.println(slow);
        }
        Report.result(measured.line(screen, came, monitor.dropped(), monitor.fxWaits().getMaxValue() / 1e3));
    }
}
