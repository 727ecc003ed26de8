package claudoom.monitor.app;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.feature.Feature;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Makes the screens before anybody opens them, so that opening one does not make the window wait for its classes and styles:
 * some time after the start, one small piece after the other.
 */
final class ScreensAhead {

    private static final Duration APART = Duration.ofMillis(400);
    /** The first screen comes first: so many steps nothing is done. */
    private static final int WAITS = 6;

    private final FramePump pump;
    private final Supplier<@Nullable Scene> window;
    private final Queue<Runnable> steps = new ArrayDeque<>();
    private Attachment attached = () -> {};

    /** @param window whose styles they will wear */
    ScreensAhead(FramePump pump, Supplier<@Nullable Scene> window) {
        this.pump = pump;
        this.window = window;
    }

    void start(List<Feature> screens) {
        for (int n = 0; n < WAITS; n++) {
            steps.add(() -> {});
        }
        for (var screen : screens) {
            steps.add(screen::view);
            steps.add(() -> dress(screen));
        }
        attached = pump.every(APART, this::step);
    }

    private void step() {
        var next = steps.poll();
        if (next == null) {
            attached.close();
        } else {
            next.run();
        }
    }

    /** In a scene of its own, because in that of the window a new screen would take the keyboard. */
    private void dress(Feature screen) {
        var view = screen.view();
        var there = window.get();
        if (view.getParent() == null && there != null) {
            var holder = new StackPane(view);
            holder.getStyleClass().addAll(there.getRoot().getStyleClass()); // some colours depend on the environment
            var aside = new Scene(holder);
            aside.getStylesheets().setAll(there.getStylesheets());
            holder.applyCss();
            holder.getChildren().clear();
        }
    }

    void close() {
        attached.close();
    }
}
