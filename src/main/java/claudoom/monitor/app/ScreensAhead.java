package claudoom.monitor.app;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.feature.Feature;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javafx.scene.Node;
import javafx.scene.Parent;
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
    private final Region room;
    /** Part of the window, because only there its style sheet holds. */
    private final StackPane wing = new StackPane();
    private final Queue<Runnable> steps = new ArrayDeque<>();
    private Attachment attached = () -> {};

    /** @param room as large as a screen that is shown */
    ScreensAhead(FramePump pump, Region room) {
        this.pump = pump;
        this.room = room;
        wing.setVisible(false);
        wing.setManaged(false);
    }

    /** Never seen; has a screen in it only while one step is done. */
    Node wing() {
        return wing;
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
        if (view.getParent() != null || wing.getScene() == null) {
            return;
        }
        wing.resize(room.getWidth(), room.getHeight());
        wing.getChildren().add(view);
        try {
            view.applyCss();
            if (laidOut) {
                wing.layout();
            }
        } finally {
            wing.getChildren().clear();
        }
    }

    void close() {
        attached.close();
    }
}
