package claudoom.monitor.bench;

import claudoom.monitor.bridge.AsideThread;
import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.bridge.fx.FrameEffort;
import claudoom.monitor.bridge.fx.FxPulse;
import claudoom.monitor.bridge.fx.Toolkit;
import claudoom.monitor.ui.Theme;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** A window without a display and without a graphics card, for a bench to put a screen into, and what feeds its frames. */
public final class ShownWindow implements AutoCloseable {

    private static final AtomicReference<@Nullable Stage> STAGE = new AtomicReference<>();
    private static final CountDownLatch READY = new CountDownLatch(1);

    private final ScheduledThreadPoolExecutor alarms =
            new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().factory());
    private final FramePump pump;
    private final AsideThread aside = new AsideThread("bench-aside");
    private final List<Attachment> attached = new ArrayList<>();

    /** An empty window. */
    public static final class Empty extends Application {
        @Override
        public void start(Stage stage) {
            stage.setScene(new Scene(new StackPane(), 1280, 800));
            new Theme(stage.getScene()).choose(Theme.Choice.LIGHT);
            stage.show();
            STAGE.set(stage);
            READY.countDown();
        }
    }

    private ShownWindow() {
        pump = new FramePump(new FxPulse(), (nanos, call) -> alarms.schedule(call, nanos, TimeUnit.NANOSECONDS),
                new FrameEffort());
    }

    /** Once in the life of a program. */
    public static ShownWindow open() throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Thread.ofPlatform().daemon().start(() -> Application.launch(Empty.class));
        READY.await();
        return new ShownWindow();
    }

    public Scene scene() {
        return Objects.requireNonNull(STAGE.get()).getScene();
    }

    /** Brings its results back at frames once {@link #feed} was called with it. */
    public AsideThread aside() {
        return aside;
    }

    /** What is attached here ends before the window does. FX thread. */
    public void feed(Feeding one) {
        attached.add(one.attachTo(pump));
    }

    /** Attaches something to the frames. */
    @FunctionalInterface
    public interface Feeding {
        Attachment attachTo(FramePump pump);
    }

    /** Runs on the FX thread and waits for the result. */
    public static <T> T onFx(Callable<T> act) throws InterruptedException, ExecutionException {
        var task = new FutureTask<>(act);
        Platform.runLater(task);
        return task.get();
    }

    /** The thread that paints. */
    public static long painter(ThreadMXBean threads) {
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().startsWith("QuantumRenderer"))
                .mapToLong(info -> info.getThreadId()).findFirst().orElseThrow();
    }

    /** Bytes of heap in use. */
    public static long used() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** First what feeds the frames, then what wakes them, so that nobody asks for an alarm any more; then the frames. */
    @Override
    public void close() {
        Toolkit.call(() -> {
            attached.forEach(Attachment::close);
            return 0;
        });
        alarms.shutdownNow();
        Platform.exit();
    }
}
