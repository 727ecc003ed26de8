package claudoom.monitor.bridge.fx;

import claudoom.monitor.bridge.Pulse;
import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** JavaFX frames. The only class that may call {@link Platform#runLater}. */
public final class FxPulse implements Pulse {

    private LongConsumer onFrame = now -> {};

    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            onFrame.accept(now);
        }
    };

    @Override
    public void start(LongConsumer onFrame) {
        Platform.runLater(() -> {
            this.onFrame = onFrame;
            timer.start();
        });
    }

    @Override
    public void stop() {
        timer.stop();
    }
}
