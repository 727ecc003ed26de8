package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.bench.ShownWindow;
import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.feature.lag.model.LagMarks;
import claudoom.monitor.feature.lag.model.PastLag;
import claudoom.monitor.feature.lag.model.PlotReader;
import claudoom.monitor.feature.lag.wire.KeptLag;
import claudoom.monitor.store.LagStore;
import claudoom.monitor.terms.Memory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.layout.StackPane;

/**
 * The lag screen with 5,000 consumers in a shown window without a graphics card: what the frame thread spends on each new picture,
 * reading it, sorting and painting included; and what a day of samples leaves in memory.
 */
public final class ConsumersShown {

    private static final int CONSUMERS = Integer.getInteger("bench.consumers", 5_000);
    private static final int TURNS = 30;
    private static final long TURN_NANOS = 140_000_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Swarm swarm;
    private final LagViewModel model;
    private long fx;
    private long painter;

    private ConsumersShown(Swarm swarm, LagViewModel model) {
        this.swarm = swarm;
        this.model = model;
    }

    public static void main(String[] args) throws Exception {
        try (var window = ShownWindow.open()) {
            many(window);
            ShownWindow.onFx(() -> {
                window.scene().setRoot(new StackPane());
                return 0;
            });
        }
        day(new Swarm(new LagBook(Swarm.PERIOD), 200), Duration.ofSeconds(10));
        System.out.println("DONE");
        System.exit(0);
    }

    /** On the screen, and then a day of them while the screen is still there. */
    private static void many(ShownWindow window) throws Exception {
        var swarm = new Swarm(new LagBook(Swarm.PERIOD), CONSUMERS);
        for (int n = 0; n < 150; n++) {
            swarm.sample(true);
        }
        ShownWindow.onFx(() -> shown(swarm, window)).measure();
        day(swarm, Duration.ofMinutes(5));
    }

    /**
     * A day of samples that all differ. The last hour every two seconds, which is all that stays in memory, what is before it as often
     * as the time for measuring allows; the history file has the last samples still to write.
     */
    private static void day(Swarm swarm, Duration every) throws Exception {
        var lastHour = swarm.now().plus(Duration.ofHours(23));
        while (swarm.now().isBefore(lastHour)) {
            swarm.sample(true, every);
        }
        var folder = Files.createTempDirectory("monitor-bench-day");
        var store = new LagStore(folder, "bench", swarm::now, System.err::println);
        for (int n = 0; n < 1_800; n++) {
            if (n == 1_780) {
                swarm.book().tells(new KeptLag(store)::heard);
            }
            swarm.sample(true);
        }
        System.out.printf(Locale.ROOT,
                "CONSUMERS %,d after 24 hours in which every number changes with every sample: %.0f MB of heap (goal 400)%n",
                swarm.count(), ShownWindow.used() / 1e6);
        store.close();
        remove(folder);
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static ConsumersShown shown(Swarm swarm, ShownWindow window) {
        var chart = new LagChartViewModel(new PlotReader(swarm.book(), new LagMarks(), PastLag::none), window.aside(),
                Memory.ofThisRun());
        var model = new LagViewModel(swarm.book(), () -> {}, chart);
        window.scene().setRoot(new LagView(model));
        window.feed(window.aside()::attach);
        return new ConsumersShown(swarm, model);
    }

    private void measure() throws Exception {
        fx = ShownWindow.onFx(() -> Thread.currentThread().threadId());
        painter = ShownWindow.painter(threads);
        turns("warming up", false, true, false);
        turns("table and chart, nothing changes", false, false, true);
        turns("table and chart, all change", false, true, true);
        turns("table and small charts, all change", true, true, true);
    }

    private void turns(String what, boolean small, boolean busy, boolean told) throws Exception {
        ShownWindow.onFx(() -> {
            model.chart().smallProperty().set(small);
            return small;
        });
        var spent = new double[TURNS];
        long painting = threads.getThreadCpuTime(painter);
        for (int turn = 0; turn < TURNS; turn++) {
            var now = swarm.sample(busy);
            long before = threads.getThreadCpuTime(fx);
            ShownWindow.onFx(() -> show(now));
            LockSupport.parkNanos(TURN_NANOS);
            spent[turn] = (threads.getThreadCpuTime(fx) - before) / 1e6;
        }
        painting = threads.getThreadCpuTime(painter) - painting;
        Arrays.sort(spent);
        if (told) {
            System.out.printf(Locale.ROOT,
                    "CONSUMERS %,d on the screen, %s: FX thread %.1f ms CPU a frame, 95 %% under %.1f, worst %.1f (goal 33);"
                            + " painting thread %.1f%n",
                    CONSUMERS, what, spent[TURNS / 2], spent[TURNS * 95 / 100], spent[TURNS - 1],
                    painting / 1e6 / TURNS);
        }
    }

    private Instant show(Instant now) {
        model.refresh(now);
        return now;
    }
}
