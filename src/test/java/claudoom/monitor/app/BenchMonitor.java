package claudoom.monitor.app;

import claudoom.monitor.bench.SlowTasks;
import claudoom.monitor.bridge.Pulse;
import claudoom.monitor.bridge.fx.FrameEffort;
import claudoom.monitor.bridge.fx.FxPulse;
import claudoom.monitor.bridge.fx.Toolkit;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.traffic.Accounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/** The monitor as the benchmark runs it: everything wired as in the program, a screen shown or none. */
public final class BenchMonitor implements AutoCloseable {

    private final Path folder;
    private final Wiring all;
    private final FrameEffort effort = new FrameEffort();
    private final AtomicReference<MonitorWindow> window = new AtomicReference<>();
    private final Recorder waits = new Recorder(60_000_000L, 2);
    private final AtomicReference<SlowTasks> slow = new AtomicReference<>();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();

    /** @param screen name of the screen shown, {@code none} for no toolkit at all, {@code idle} for the Overview */
    public BenchMonitor(String url, String root, String screen) throws Exception {
        folder = Files.createTempDirectory("monitor-bench");
        boolean shown = !screen.equals("none");
        if (shown) {
            Snapshot.withoutDisplay();
        }
        Pulse pulse = shown ? new FxPulse() : Pulse.never();
        all = new Wiring(ConnectOptions.to(url), Grammars.builtIn(root), false, folder.resolve("commands.jsonl"), pulse,
                shown ? effort : () -> 0, InstantSource.system());
        all.start();
        if (shown) {
            Toolkit.start(() -> {
                var made = new MonitorWindow(all, Settings.load(folder, all.clock.instant()), false, "light", 1280, 800,
                        List.of());
                made.show();
                made.open(screen.equals("idle") || screen.equals("hidden") ? "Overview" : screen);
                window.set(made);
                return made;
            });
            if (!screen.equals("idle")) {
                slow.set(new SlowTasks(Toolkit.call(Thread::currentThread)));
                heart.scheduleWithFixedDelay(this::beat, 1_000, 10, TimeUnit.MILLISECONDS);
            }
        }
    }

    /** How long something posted to the FX thread waits is how long a task before it took. */
    private void beat() {
        var watch = Objects.requireNonNull(slow.get());
        watch.waiting();
        long asked = System.nanoTime();
        Toolkit.call(() -> {
            waits.recordValue(Math.min(60_000_000, (System.nanoTime() - asked) / 1_000));
            return asked;
        });
        watch.over();
    }

    /** What the FX thread was at in the longest waits since the last call; null without a window. */
    public @Nullable String slowTasks() {
        var watch = slow.get();
        if (watch == null) {
            return null;
        }
        var words = watch.inWords();
        watch.forget();
        return words;
    }

    public void awaitConnected() {
        var state = all.connections.firstState(20).join();
        if (!state.connected()) {
            throw new IllegalStateException("not connected: " + state.detail());
        }
    }

    public long received() {
        return all.traffic.messages() + all.connections.dropped();
    }

    public long dropped() {
        return all.connections.dropped();
    }

    /** CPU of layout and painting so far. */
    public long frameNanos() {
        return window.get() == null ? 0 : effort.nanos();
    }

    /** How long tasks waited for the FX thread since the last call, in microseconds. */
    public Histogram fxWaits() {
        return waits.getIntervalHistogram();
    }

    public void open(String screen) {
        Toolkit.call(() -> {
            var made = Objects.requireNonNull(window.get());
            made.open(screen);
            return made;
        });
    }

    /** Where every message went, as the window tells it. */
    public Accounts accounts() {
        return Toolkit.call(all.events::accounts);
    }

    /** Makes taking a message cost at least this much, as if the machine were that much slower; before the first message. */
    public void slowDown(long nanosAMessage) {
        all.traffic.tap(any -> true, arrival -> {
            long until = System.nanoTime() + nanosAMessage;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
        });
    }

    @Override
    public void close() {
        heart.shutdownNow();
        all.close();
        var made = window.get();
        if (made != null) {
            Toolkit.call(() -> {
                made.close();
                return made;
            });
            Toolkit.exit();
        }
    }
}
