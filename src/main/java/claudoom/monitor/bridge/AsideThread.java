package claudoom.monitor.bridge;

import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.terms.Aside;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One thread beside the frames; results wait in a mailbox for the next frame. */
public final class AsideThread implements Aside {

    private static final System.Logger LOG = System.getLogger(AsideThread.class.getName());
    /** So many results are brought back at one frame. */
    private static final int A_FRAME = 64;

    /** None may be lost, for who asked waits for it; they are no more than were asked for. */
    private final Queue<Runnable> done = new ConcurrentLinkedQueue<>();
    private final Latest<Boolean> news = new Latest<>();
    private final Executor thread;

    public AsideThread(String name) {
        thread = OneThread.named(name);
    }

    @Override
    public <T> void run(Supplier<T> work, Consumer<T> then) {
        thread.execute(() -> logged(() -> {
            var result = work.get();
            done.add(() -> then.accept(result));
            news.put(true);
        }));
    }

    /** Brings results back at the frames of this pump until the handle is closed. Frame thread only. */
    public Attachment attach(FramePump pump) {
        return pump.attach(news, Duration.ZERO, any -> bringBack());
    }

    private void bringBack() {
        var next = done.poll();
        for (int left = A_FRAME; next != null; next = --left > 0 ? done.poll() : null) {
            logged(next);
        }
        if (!done.isEmpty()) {
            news.put(true);
        }
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
