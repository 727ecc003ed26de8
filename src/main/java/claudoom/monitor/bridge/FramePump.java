package claudoom.monitor.bridge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The one crossing from wire threads to the frame thread. It empties each attached mailbox at most once a frame and not
 * more often than that mailbox asked for, samples what wants sampling, feeds slower what is expensive to paint, and stops
 * the frames when nothing is due.
 */
public final class FramePump {

    /** Two frames: to stop and be woken for less is not worth it. */
    private static final long SHORT = 33_000_000L;
    private static final double PAINT_SHARE = 0.18;
    /** What is sampled so seldom or more seldom is sampled at whole seconds: one frame for all of it instead of one each. */
    private static final long TOGETHER = 1_000_000_000L;

    private final Pulse pulse;
    private final Alarm alarm;
    private final Cadence cadence;
    private final AtomicBoolean awake = new AtomicBoolean();
    private final List<Outlet> outlets = new ArrayList<>();
    private long longest;
    private long frames;
    private boolean ended;

    public FramePump(Pulse pulse, Alarm alarm, Effort effort) {
        this.pulse = pulse;
        this.alarm = alarm;
        this.cadence = new Cadence(effort, PAINT_SHARE);
    }

    /** Any thread, once per value put: one volatile read while frames already run. */
    private void ring() {
        if (!awake.get() && awake.compareAndSet(false, true)) {
            pulse.start(this::frame);
        }
    }

    /** Frame thread only. Delivery stops when the returned handle is closed; the mailbox goes on collecting. */
    public <B> Attachment attach(Mailbox<B> mailbox, Duration gap, Consumer<? super B> target) {
        var outlet = add(new Draining<>(mailbox, gap.toNanos(), target));
        mailbox.wake(this::ring);
        return () -> {
            mailbox.rest();
            outlets.remove(outlet);
        };
    }

    /** Frame thread only. Calls {@code sample} every {@code gap} until the handle is closed. */
    public Attachment every(Duration gap, Runnable sample) {
        var outlet = add(new Sampling(gap.toNanos(), sample));
        return () -> outlets.remove(outlet);
    }

    private Outlet add(Outlet outlet) {
        outlets.add(outlet);
        ring();
        return outlet;
    }

    /** Frame thread only. Nothing is delivered from now on, whatever is put, and no frame is asked for any more. */
    public void end() {
        ended = true;
        outlets.clear();
        awake.set(true); // for ever: nobody rings again
        pulse.stop();
    }

    private void frame(long now) {
        if (ended) { // a start that was under way
            pulse.stop();
            return;
        }
        frames++;
        cadence.frame(now);
        long began = System.nanoTime();
        for (var outlet : List.copyOf(outlets)) {
            if (now >= outlet.due && !outlet.isEmpty() && outlets.contains(outlet)) {
                outlet.due = outlet.after(now, cadence.stretched(outlet.gap));
                deliver(outlet);
            }
        }
        longest = Math.max(longest, System.nanoTime() - began);
        rest(now);
    }

    private static void deliver(Outlet outlet) {
        try {
            outlet.deliver();
        } catch (RuntimeException | Error broken) { // one bad screen must not starve the others
            var frameThread = Thread.currentThread();
            frameThread.getUncaughtExceptionHandler().uncaughtException(frameThread, broken);
        }
    }

    private void rest(long now) {
        if (ended) {
            return;
        }
        long next = nextDue();
        if (next - now <= SHORT) {
            return;
        }
        pulse.stop();
        awake.set(false);
        long again = nextDue(); // a value may have slipped in between the look and the flag
        if (again <= now) {
            ring();
        } else if (again != Long.MAX_VALUE) {
            alarm.ringAfter(again - now, this::ring);
        }
    }

    private long nextDue() {
        long next = Long.MAX_VALUE;
        for (var outlet : outlets) {
            if (!outlet.isEmpty()) {
                next = Math.min(next, outlet.due);
            }
        }
        return next;
    }

    /** Frames in which something could be delivered, so far. Frame thread only. */
    public long frames() {
        return frames;
    }

    /** The longest that one frame's deliveries took so far, in nanoseconds. Frame thread only. */
    public long longestDelivery() {
        return longest;
    }

    /** How many times slower than asked the screens are fed now; 1 is as asked. Frame thread only. */
    public double stretch() {
        return cadence.stretch();
    }

    /** Ends one delivery. */
    @FunctionalInterface
    public interface Attachment extends AutoCloseable {
        @Override
        void close();

        /** One handle for several. */
        static Attachment all(Attachment... parts) {
            return () -> {
                for (var part : parts) {
                    part.close();
                }
            };
        }
    }

    private abstract static sealed class Outlet {

        final long gap;
        long due = Long.MIN_VALUE;

        Outlet(long gap) {
            this.gap = gap;
        }

        /** When it may be delivered again. */
        long after(long now, long wait) {
            return now + wait;
        }

        abstract boolean isEmpty();

        abstract void deliver();
    }

    private static final class Draining<B> extends Outlet {

        private final Mailbox<B> mailbox;
        private final Consumer<? super B> target;

        Draining(Mailbox<B> mailbox, long gap, Consumer<? super B> target) {
            super(gap);
            this.mailbox = mailbox;
            this.target = target;
        }

        @Override
        boolean isEmpty() {
            return mailbox.isEmpty();
        }

        @Override
        void deliver() {
            var batch = mailbox.drain();
            if (batch != null) {
                target.accept(batch);
            }
        }
    }

    private static final class Sampling extends Outlet {

        private final Runnable sample;

        Sampling(long gap, Runnable sample) {
            super(gap);
            this.sample = sample;
        }

        @Override
        long after(long now, long wait) {
            return gap < TOGETHER || wait > gap ? now + wait : Math.floorDiv(now + wait, TOGETHER) * TOGETHER;
        }

        @Override
        boolean isEmpty() {
            return false;
        }

        @Override
        void deliver() {
            sample.run();
        }
    }
}
