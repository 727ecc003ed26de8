package claudoom.monitor.bridge;

import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.terms.Aside;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One thread beside the frames; results wait in a mailbox for the next frame. */
public final class AsideThread implements Aside {

    private static final System.Logger LOG = System.getLogger(AsideThread.class.getName());
    private static final int WAITING = 64;

    private final Recent<Runnable> done = new Recent<>(WAITING);
    private final Executor thread;

    public AsideThread(String name) {
        thread = OneThread.named(name);
    }

    @Override
    public <T> void run(Supplier<T> work, Consumer<T> then) {
        thread.execute(() -> logged(() -> {
            var result = work.get();
            done.put(() -> then.accept(result));
        }));
    }

    /** Brings results back at the frames of this pump until the handle is closed. Frame thread only. */
    public Attachment attach(FramePump pump) {
        return pump.attach(done, Duration.ZERO, batch -> batch.values().forEach(AsideThread::logged));
    }

    /** What one of them throws is no reason to leave out the next. */
    private static void logged(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error broken) {
            LOG.log(System.Logger.Level.ERROR, "work beside the frames", broken);
        }
    }
}
