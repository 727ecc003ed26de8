package claudoom.monitor.demo;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Notices when the process that started this one is gone, for instance a Maven that was killed. It looks for a changed
 * parent as well as for the parent's end: a dead parent that nobody collects still counts as a process.
 */
public final class ParentWatch implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final long FIRST_PROCESS = 1;

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("parent-watch").factory());
    private final AtomicBoolean told = new AtomicBoolean();
    private final Runnable whenGone;

    private ParentWatch(Runnable whenGone) {
        this.whenGone = whenGone;
    }

    /**
     * Runs {@code whenGone} once, on a thread of its own, when the parent process ends. A process without a parent, or
     * one that the system's first process started, has nobody to watch.
     */
    public static ParentWatch whenGone(Runnable whenGone) {
        var watch = new ParentWatch(whenGone);
        ProcessHandle.current().parent().filter(parent -> parent.pid() != FIRST_PROCESS).ifPresent(watch::follow);
        return watch;
    }

    private void follow(ProcessHandle parent) {
        var _ = clock.scheduleWithFixedDelay(() -> look(parent.pid()), LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
        var _ = parent.onExit().thenRun(this::tell);
    }

    private void look(long parentThen) {
        long parentNow = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(-1L);
        if (parentNow != parentThen) {
            tell();
        }
    }

    private void tell() {
        if (told.compareAndSet(false, true)) {
            Thread.ofPlatform().name("parent-gone").start(whenGone);
        }
    }

    @Override
    public void close() {
        told.set(true);
        clock.shutdownNow();
    }
}
