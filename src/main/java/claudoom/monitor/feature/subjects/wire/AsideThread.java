package claudoom.monitor.feature.subjects.wire;

import claudoom.monitor.bridge.Mailbox;
import claudoom.monitor.bridge.Recent;
import claudoom.monitor.feature.subjects.model.Aside;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One thread beside the frames, there only while there is work; results wait in a mailbox for the next frame. */
public final class AsideThread implements Aside {

    private static final int WAITING = 64;

    private final Recent<Runnable> done = new Recent<>(WAITING);
    private final ThreadPoolExecutor thread;

    public AsideThread(String name) {
        thread = new ThreadPoolExecutor(1, 1, 2, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(name).factory());
        thread.allowCoreThreadTimeOut(true);
    }

    @Override
    public <T> void run(Supplier<T> work, Consumer<T> then) {
        thread.execute(() -> {
            var result = work.get();
            done.put(() -> then.accept(result));
        });
    }

    /** What is to be run on the frame thread. */
    public Mailbox<Recent.Batch<Runnable>> done() {
        return done;
    }
}
