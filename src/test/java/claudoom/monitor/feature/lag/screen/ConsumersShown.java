package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.bridge.AsideThread;
import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.fx.FrameEffort;
import claudoom.monitor.bridge.fx.FxPulse;
import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.feature.lag.model.LagMarks;
import claudoom.monitor.feature.lag.model.PastLag;
import claudoom.monitor.feature.lag.model.PlotReader;
import claudoom.monitor.feature.lag.wire.KeptLag;
import claudoom.monitor.store.LagStore;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.Theme;
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
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The lag screen with 5,000 consumers in a shown window without a graphics card: what the frame thread spends on each new picture,
 * reading it, sorting and painting included; and what a day of samples leaves in memory.
 */
public final class ConsumersShown {

    private static final int CONSUMERS = Integer.getInteger("bench.consumers", 5_000);
    private static final int TURNS = 30;
    private static final long TURN_NANOS = 140_000_000;
    private static final AtomicReference<@Nullable Stage> STAGE = new AtomicReference<>();
    private static final CountDownLatch READY = new CountDownLatch(1);

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Swarm swarm;
    private final LagViewModel model;
    private long fx;
    private long painter;

    private ConsumersShown(Swarm swarm, LagViewModel model) {
        this.swarm = swarm;
        this.model = model;
    }

    /** An empty window to put the screen into. */
    public static final class Window extends Application {
        @Override
        public void start(Stage stage) {
            stage.setScene(new Scene(new StackPane(), 1280, 800));
            new Theme(stage.getScene()).choose(Theme.Choice.LIGHT);
            stage.show();
            STAGE.set(stage);
            READY.countDown();
        }
    }

    public static void main(String[] args) throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Thread.ofPlatform().daemon().start(() -> Application.launch(Window.class));
        READY.await();
        many();
        onFx(() -> {
            Objects.requireNonNull(STAGE.get()).getScene().setRoot(new StackPane());
            return 0;
        });
        day(new Swarm(new LagBook(Swarm.PERIOD), 200), Duration.ofSeconds(10));
        System.out.println("DONE");
        System.exit(0);
    }

    /** On the screen, and then a day of them while the screen is still there. */
    private static void many() throws Exception {
        var swarm = new Swarm(new LagBook(Swarm.PERIOD), CONSUMERS);
        for (int n = 0; n < 150; n++) {
            swarm.sample(true);
        }
        onFx(() -> shown(swarm)).measure();
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
                swarm.count(), used() / 1e6);
        store.close();
        remove(folder);
    }

    private static long used() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static ConsumersShown shown(Swarm swarm) {
        var alarms = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
        var pump = new FramePump(new FxPulse(), (nanos, call) -> alarms.schedule(call, nanos, TimeUnit.NANOSECONDS),
                new FrameEffort());
        var aside = new AsideThread("bench-aside");
        var chart = new LagChartViewModel(new PlotReader(swarm.book(), new LagMarks(), PastLag::none), aside,
                Memory.ofThisRun());
        var model = new LagViewModel(swarm.book(), () -> {}, chart);
        Objects.requireNonNull(STAGE.get()).getScene().setRoot(new LagView(model));
        aside.attach(pump);
        return new ConsumersShown(swarm, model);
    }

    private void measure() throws Exception {
        fx = onFx(() -> Thread.currentThread().threadId());
        painter = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().startsWith("QuantumRenderer"))
                .mapToLong(info -> info.getThreadId()).findFirst().orElseThrow();
        turns("warming up", false, true, false);
        turns("table and chart, nothing changes", false, false, true);
        turns("table and chart, all change", false, true, true);
        turns("table and small charts, all change", true, true, true);
    }

    private void turns(String what, boolean small, boolean busy, boolean told) throws Exception {
        onFx(() -> {
            model.chart().smallProperty().set(small);
            return small;
        });
        var spent = new double[TURNS];
        long painting = threads.getThreadCpuTime(painter);
        for (int turn = 0; turn < TURNS; turn++) {
            var now = swarm.sample(busy);
            long before = threads.getThreadCpuTime(fx);
            onFx(() -> show(now));
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

    private static <T> T onFx(Callable<T> act) throws Exception {
        var task = new FutureTask<>(act);
        Platform.runLater(task);
        return task.get();
    }
}
