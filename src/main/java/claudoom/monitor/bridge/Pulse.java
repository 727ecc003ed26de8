package claudoom.monitor.bridge;

import java.util.function.LongConsumer;

/** A source of frames that runs only between {@code start} and {@code stop}. */
public interface Pulse {

    /** Any thread. Frames follow on the frame thread until {@link #stop}. */
    void start(LongConsumer onFrame);

    /** Frame thread only. */
    void stop();

    /** No frame ever comes: for a run without a window. */
    static Pulse never() {
        return new Pulse() {
            @Override
            public void start(LongConsumer onFrame) {}

            @Override
            public void stop() {}
        };
    }
}
