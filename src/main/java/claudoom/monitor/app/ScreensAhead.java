package claudoom.monitor.app;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.feature.Feature;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Makes the screens before anybody opens them, dresses them by the style sheet and lays them out, so that opening one does not
 * make the window wait for its classes, its skins and its first layout: some time after the start, one small piece after the
 * other. Nobody sees them meanwhile, and nothing feeds them.
 */
final class ScreensAhead {

    private static final Duration APART = Duration.ofMillis(400);
    /** The first screen comes first: so many steps nothing is done. */
    private static final int WAITS = 6;

    private final FramePump pump;
    private final Pane window;
    private final Region room;
    private final Queue<Runnable> steps = new ArrayDeque<>();
    private Attachment attached = () -> {};

    /**
     * @param window where the style sheet holds; in each step a screen is in it, and out again before the step ends
     * @param room as large as a screen that is shown
     */
    ScreensAhead(FramePump pump, Pane window, Region room) {
        this.pump = pump;
        this.window = window;
        this.room = room;
    }

    void start(List<Feature> screens) {
        for (int n = 0; n < WAITS; n++) {
            steps.add(() -> {});
        }
        for (var screen : screens) {
            steps.add(screen::view);
            steps.add(() -> behindTheScene(screen.view(), false));
            steps.add(() -> behindTheScene(screen.view(), true));
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

    /** A screen that is shown has all of this already, and stays where it is. */
    private void behindTheScene(Parent view, boolean laidOut) {
        if (view.getParent() != null || window.getScene() == null) {
            return;
        }
        var wing = new StackPane();
        wing.setVisible(false);
        wing.setManaged(false);
        wing.resize(room.getWidth(), room.getHeight());
        window.getChildren().add(wing);
        try {
            wing.getChildren().add(view);
            view.applyCss();
            if (laidOut) {
                wing.layout();
            }
        } finally {
            wing.getChildren().clear();
            window.getChildren().remove(wing);
        }
    }

    void close() {
        attached.close();
    }
}
