package claudoom.monitor.app;

import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.bridge.fx.FxPulse;
import claudoom.monitor.bridge.fx.Toolkit;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.ui.Png;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.image.WritableImage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** What the window shows of one connection: the shell in its frame. All of it is used on the FX thread. */
final class MonitorWindow {

    private static final System.Logger LOG = System.getLogger(MonitorWindow.class.getName());
    private static final String FIRST_SCREEN = "Overview";
    /** Under this name the screen shown last is remembered, for each connection its own. */
    private static final String SCREEN = "window.screen";

    private final Wiring all;
    private final Settings settings;
    private final Frame frame;
    private final Shell shell;
    private final DesktopNote notes;
    private boolean remember = true;
    private Attachment keeping = () -> {};
    private boolean left;
    private Runnable onLeave = () -> {};

    /**
     * In a frame of its own.
     *
     * @param width and height in pixels, or 0 for those of last time
     */
    MonitorWindow(Wiring all, Settings settings, boolean readOnly, String themeName, double width, double height,
            List<String> notices) {
        this(all, settings, readOnly, new Frame(settings.values(), themeName, width, height), notices);
    }

    MonitorWindow(Wiring all, Settings settings, boolean readOnly, Frame frame, List<String> notices) {
        this.all = all;
        this.settings = settings;
        this.frame = frame;
        notes = new DesktopNote(frame.stage(), all.lag, all.memory, this::fromNote, this::showNotes);
        shell = new Shell(all, settings, readOnly, new Actions(), notices);
        shell.theme(frame.worn()); // the option may have chosen another than last time
        showNotes();
        frame.show(shell, this::left);
    }

    void show() {
        show(null);
    }

    /** @param wanted screen to begin with; null for the one that was shown last */
    void show(@Nullable String wanted) {
        frame.stage().show();
        shell.start();
        var last = wanted != null ? wanted : remember ? all.memory.get(SCREEN) : null;
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

    /** Called when another connection takes its place, or the window goes. */
    void onLeave(Runnable then) {
        onLeave = then;
    }

    String shownScreen() {
        return shell.shownScreen();
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
        frame.close();
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
        frame.stage().setIconified(false);
        frame.stage().toFront();
        frame.stage().requestFocus();
        open(all.lag.name());
        if (consumer != null) {
            all.lag.openPage(consumer);
        }
    }

    /** Nothing of this window is kept for the next: for pictures. */
    void forget() {
        remember = false;
    }

    /** Nothing of this connection is shown or can be pressed any more. */
    private void left() {
        left = true;
        onLeave.run();
        notes.close();
        keeping.close();
        shell.close();
        if (remember) {
            keepSizeAndScreen();
        }
    }

    private void keepSizeAndScreen() {
        var size = frame.scene();
        var before = settings.values();
        keepScreen();
        var problem = settings.save(before.withSize(size.getWidth(), size.getHeight()));
        if (problem != null) {
            LOG.log(System.Logger.Level.WARNING, problem);
        }
    }

    /** Writes what one sees as a PNG file. */
    void picture(Path file) throws IOException {
        WritableImage image = frame.scene().snapshot(null);
        try (OutputStream out = Files.newOutputStream(file)) {
            Png.write(image, out);
        }
    }

    private final class Actions implements TopBar.Actions {

        @Override
        public void palette() {
            shell.palette();
        }

        @Override
        public void pauseOrResume(boolean pause) {
            Window owner = frame.stage();
            Toolkit.run(() -> { // after the key or click that asked for it is done with
                if (left) {
                    LOG.log(System.Logger.Level.DEBUG, "asked of a connection that was left");
                } else if (pause) {
                    all.control.askPause(owner);
                } else {
                    all.control.askResume(owner);
                }
            });
        }

        @Override
        public void theme(String choice) {
            frame.choose(choice);
            shell.theme(choice);
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

        @Override
        public void connect() {
            var stays = all.connect.stays();
            if (stays == null) {
                Toolkit.run(() -> all.connect.open(frame.stage()));
            } else {
                shell.say(List.of(stays));
            }
        }

        private void keep(Settings.Values values) {
            var problem = settings.save(values);
            if (problem != null) {
                LOG.log(System.Logger.Level.WARNING, problem);
            }
        }
    }
}
