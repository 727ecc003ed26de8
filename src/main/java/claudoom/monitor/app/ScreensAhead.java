package claudoom.monitor.app;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.feature.Feature;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Makes the screens before anybody opens them, so that opening one does not make the window wait for its classes:
 * some time after the start, one small piece after the other.
 */
final class ScreensAhead {

    private static final Duration APART = Duration.ofMillis(400);
    /** The first screen comes first: so many steps nothing is done. */
    private static final int WAITS = 6;

    private final FramePump pump;
    private final Queue<Runnable> steps = new ArrayDeque<>();
    private Attachment attached = () -> {};

    ScreensAhead(FramePump pump) {
        this.pump = pump;
    }

    void start(List<Feature> screens) {
        for (int n = 0; n < WAITS; n++) {
            steps.add(() -> {});
        }
        for (var screen : screens) {
            steps.add(screen::view);
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

    void close() {
        attached.close();
    }
}
