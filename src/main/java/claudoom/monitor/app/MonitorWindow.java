package claudoom.monitor.app;

import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.bridge.fx.FxPulse;
import claudoom.monitor.bridge.fx.Toolkit;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.ui.Png;
import claudoom.monitor.ui.Theme;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The window: the shell in a stage, in the colours that were chosen. All of it is used on the FX thread. */
final class MonitorWindow {

    private static final System.Logger LOG = System.getLogger(MonitorWindow.class.getName());
    private static final String FIRST_SCREEN = "Overview";
    /** Under this name the screen shown last is remembered, for each connection its own. */
    private static final String SCREEN = "window.screen";

    private final Wiring all;
    private final Settings settings;
    private final Stage stage = new Stage();
    private final Shell shell;
    private final Theme theme;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final DesktopNote notes;
    private boolean remember = true;
    private Attachment keeping = () -> {};

    /** @param width and height in pixels, or 0 for those of last time */
    MonitorWindow(Wiring all, Settings settings, boolean readOnly, String themeName, double width, double height,
            List<String> notices) {
        this.all = all;
        this.settings = settings;
        notes = new DesktopNote(stage, all.lag, all.memory, this::fromNote, this::showNotes);
        shell = new Shell(all, settings, readOnly, new Actions(), notices);
        showNotes();
        var values = settings.values();
        var scene = new Scene(shell, width > 0 ? width : values.width(), height > 0 ? height : values.height());
        theme = new Theme(scene);
        choose(themeName);
        stage.setScene(scene);
        stage.setTitle(Product.TITLE);
        stage.setMinWidth(720);
        stage.setMinHeight(520);
        stage.setOnHidden(event -> hidden());
        if (width <= 0) {
            keepOnScreen();
        }
    }

    private void keepOnScreen() {
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(stage.getScene().getWidth(), room.getWidth()));
        stage.setHeight(Math.min(stage.getScene().getHeight(), room.getHeight()));
    }

    void show() {
        stage.show();
        shell.start();
        var last = remember ? all.memory.get(SCREEN) : null;
        shell.open(last == null ? FIRST_SCREEN : last);
        if (shell.shownScreen().isEmpty()) {
            shell.open(FIRST_SCREEN);
        }
        if (remember) {
            keeping = all.pump.every(Duration.ofSeconds(1), this::keepScreen);
        }
    }

    /** Not only at the end, which may come without being asked for. */
    private void keepScreen() {
        if (!shell.shownScreen().equals(all.memory.get(SCREEN))) {
            all.memory.put(SCREEN, shell.shownScreen());
        }
    }

    void open(String screen) {
        shell.open(screen);
    }

    /** Runs {@code then} on the FX thread when {@code frames} frames have been painted. */
    void afterFrames(int frames, Runnable then) {
        var seen = new AtomicInteger();
        var pulse = new FxPulse();
        pulse.start(now -> {
            if (seen.incrementAndGet() == frames) {
                pulse.stop();
                then.run();
            }
        });
    }

    void close() {
        stage.close();
    }

    /** Tells in the corner of the desktop what must not be overlooked; only where somebody can see it. */
    void tellOnDesktop() {
        notes.start(all.pump, all.clock);
    }

    private void showNotes() {
        shell.notifies(notes.on());
    }

    /** Somebody clicked on a note, in another program perhaps. */
    private void fromNote(@Nullable ConsumerId consumer) {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
        open(all.lag.name());
        if (consumer != null) {
            all.lag.openPage(consumer);
        }
    }

    /** Nothing of this window is kept for the next: for pictures. */
    void forget() {
        remember = false;
    }

    private void hidden() {
        notes.close();
        keeping.close();
        shell.close();
        if (remember) {
            keepSizeAndScreen();
        }
        closed.countDown();
    }

    private void keepSizeAndScreen() {
        var size = stage.getScene();
        var before = settings.values();
        keepScreen();
        var problem = settings.save(before.withSize(size.getWidth(), size.getHeight()));
        if (problem != null) {
            LOG.log(System.Logger.Level.WARNING, problem);
        }
    }

    /** Waits, on another thread, until the window is gone. */
    void awaitClose() throws InterruptedException {
        closed.await();
    }

    /** Writes what one sees as a PNG file. */
    void picture(Path file) throws IOException {
        WritableImage image = stage.getScene().snapshot(null);
        try (OutputStream out = Files.newOutputStream(file)) {
            Png.write(image, out);
        }
    }

    private void choose(String name) {
        theme.choose(switch (name.toLowerCase(Locale.ROOT)) {
            case "light" -> Theme.Choice.LIGHT;
            case "dark" -> Theme.Choice.DARK;
            default -> Theme.Choice.SYSTEM;
        });
    }

    private final class Actions implements TopBar.Actions {

        @Override
        public void palette() {
            shell.palette();
        }

        @Override
        public void pauseOrResume(boolean pause) {
            Window owner = stage;
            Toolkit.run(() -> { // after the key or click that asked for it is done with
                if (pause) {
                    all.control.askPause(owner);
                } else {
                    all.control.askResume(owner);
                }
            });
        }

        @Override
        public void theme(String choice) {
            choose(choice);
            keep(settings.values().withTheme(choice));
        }

        @Override
        public void environment(String choice) {
            shell.environment(choice);
        }

        @Override
        public void notifications(boolean on) {
            notes.on(on);
            showNotes();
        }

        private void keep(Settings.Values values) {
            var problem = settings.save(values);
            if (problem != null) {
                LOG.log(System.Logger.Level.WARNING, problem);
            }
        }
    }
}
