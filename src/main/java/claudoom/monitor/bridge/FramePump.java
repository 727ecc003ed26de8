package claudoom.monitor.bridge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The one crossing from wire threads to the frame thread. It empties each attached mailbox at most
 * once a frame, not more often than that mailbox asked for, and stops the frames when all are empty.
 */
public final class FramePump {

    private final Pulse pulse;
    private final AtomicBoolean awake = new AtomicBoolean();
    private final List<Outlet<?>> outlets = new ArrayList<>();

    public FramePump(Pulse pulse) {
        this.pulse = pulse;
    }

    /** Any thread, once per value put: one volatile read while frames already run. */
    private void ring() {
        if (!awake.get() && awake.compareAndSet(false, true)) {
            pulse.start(this::frame);
        }
    }

    /** Frame thread only. Delivery stops when the returned handle is closed. */
    public <B> Attachment attach(Mailbox<B> mailbox, Duration gap, Consumer<? super B> target) {
        var outlet = new Outlet<>(mailbox, gap.toNanos(), target);
        outlets.add(outlet);
        mailbox.wake(this::ring);
        ring();
        return () -> {
            mailbox.rest();
            outlets.remove(outlet);
        };
    }

    private void frame(long now) {
        for (var outlet : List.copyOf(outlets)) {
            outlet.deliver(now);
        }
        if (nothingWaits()) {
            pulse.stop();
            awake.set(false);
            if (!nothingWaits()) { // a value slipped in between the look and the flag
                ring();
            }
        }
    }

    private boolean nothingWaits() {
        return outlets.stream().allMatch(Outlet::isEmpty);
    }

    /** Ends one delivery. */
    @FunctionalInterface
    public interface Attachment extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Outlet<B> {

        private final Mailbox<B> mailbox;
        private final long gap;
        private final Consumer<? super B> target;
        private long due;

        Outlet(Mailbox<B> mailbox, long gap, Consumer<? super B> target) {
            this.mailbox = mailbox;
            this.gap = gap;
            this.target = target;
            this.due = Long.MIN_VALUE;
        }

        void deliver(long now) {
            if (now < due) {
                return;
            }
            var batch = mailbox.drain();
            if (batch == null) {
                return;
            }
            due = now + gap;
            try {
                target.accept(batch);
            } catch (RuntimeException broken) { // one bad screen must not starve the others
                var frameThread = Thread.currentThread();
                frameThread.getUncaughtExceptionHandler().uncaughtException(frameThread, broken);
            }
        }

        boolean isEmpty() {
            return mailbox.isEmpty();
        }
    }
}
