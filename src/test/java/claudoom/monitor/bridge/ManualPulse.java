package claudoom.monitor.bridge;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Frames that happen when the test says so. */
public final class ManualPulse implements Pulse {

    private @Nullable LongConsumer onFrame;

    @Override
    public void start(LongConsumer onFrame) {
        this.onFrame = onFrame;
    }

    @Override
    public void stop() {
        onFrame = null;
    }

    public void frameAt(long nanos) {
        if (onFrame != null) {
            onFrame.accept(nanos);
        }
    }

    public boolean running() {
        return onFrame != null;
    }
}
