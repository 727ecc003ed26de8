package claudoom.monitor.app;

import claudoom.monitor.bridge.fx.Toolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Pictures of every screen without a display. */
final class Snapshot {

    private static final int SETTLE_MILLIS = 900;
    private static final int FRAMES = 3;

    private final AtomicReference<MonitorWindow> window = new AtomicReference<>();

    /** Must be said before anything of JavaFX is touched. */
    static void withoutDisplay() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
    }

    /** Opens the invisible window, so that it watches along. */
    void open(Callable<MonitorWindow> maker) {
        Toolkit.start(() -> {
            var made = maker.call();
            made.show();
            window.set(made);
            return made;
        });
    }

    /** One PNG file a screen, named after it. */
    void write(Path folder, List<String> screens) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var made = window.get();
        for (var screen : screens) {
            Toolkit.call(() -> {
                made.open(screen);
                return screen;
            });
            settle(made);
            var file = folder.resolve(Rail.id(screen) + ".png");
            Toolkit.call(() -> {
                made.picture(file);
                return file;
            });
        }
    }

    /** Time for the screen to be fed, then some frames for it to be laid out. */
    private static void settle(MonitorWindow made) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
        var painted = new CountDownLatch(1);
        Toolkit.run(() -> made.afterFrames(FRAMES, painted::countDown));
        if (!painted.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no frame was painted within 10 s");
        }
    }

    void close() {
        var made = window.get();
        if (made != null) {
            Toolkit.call(() -> {
                made.close();
                return made;
            });
        }
        Toolkit.exit();
    }
}
