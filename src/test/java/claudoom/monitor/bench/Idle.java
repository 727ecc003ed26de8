package claudoom.monitor.bench;

import claudoom.monitor.app.BenchMonitor;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What a window costs that only stands there, one screen after the other. */
public final class Idle {

    private Idle() {}

    /** {@code URL WARM SECONDS SCREEN...}: seconds of standing before it counts, seconds that each screen is measured. */
    public static void main(String[] args) throws Exception {
        int warm = Integer.parseInt(args[1]);
        int seconds = Integer.parseInt(args[2]);
        try (var monitor = new BenchMonitor(args[0], Flood.ROOT, "idle")) {
            monitor.awaitConnected();
            Report.ready();
            TimeUnit.SECONDS.sleep(warm);
            for (var screen : List.of(args).subList(3, args.length)) {
                monitor.open(screen.replace('_', ' '));
                TimeUnit.SECONDS.sleep(Math.min(10, warm)); // what opening it set going is over
                measure(screen, seconds);
            }
        }
        Report.result("DONE");
        System.exit(0);
    }

    private static void measure(String screen, int seconds) throws InterruptedException {
        var measured = new Measured();
        measured.begin();
        TimeUnit.SECONDS.sleep(seconds);
        Report.result(String.format(Locale.ROOT, "IDLE %s %s", screen, measured.line(screen, 0, 0, 0)));
    }
}
