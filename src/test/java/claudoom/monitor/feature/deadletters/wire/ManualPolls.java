package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.feature.deadletters.model.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A scheduler whose time passes when the test says so; its work is done on the test's thread. */
final class ManualPolls extends ScheduledThreadPoolExecutor implements InstantSource {

    private final ArrayDeque<Runnable> now = new ArrayDeque<>();
    private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparing(one -> one.at));
    private Instant instant = Samples.T0;

    ManualPolls() {
        super(0);
    }

    /** Everything that can be done without waiting. */
    void run() {
        for (var next = now.pollFirst(); next != null; next = now.pollFirst()) {
            next.run();
        }
    }

    void pass(Duration time) {
        run();
        var end = instant.plus(time);
        for (var next = later.peek(); next != null && !next.at.isAfter(end); next = later.peek()) {
            later.remove();
            instant = next.at;
            next.run();
            run();
        }
        instant = end;
    }

    @Override
    public Instant instant() {
        return instant;
    }

    @Override
    public void execute(Runnable work) {
        now.addLast(work);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        var task = new Later(work, instant.plus(Duration.of(delay, unit.toChronoUnit())));
        later.add(task);
        return task;
    }

    @Override
    public List<Runnable> shutdownNow() {
        return new ArrayList<>(now);
    }

    private static final class Later extends FutureTask<@Nullable Void>
            implements
                RunnableScheduledFuture<@Nullable Void> {

        private final Instant at;

        Later(Runnable work, Instant at) {
            super(work, null);
            this.at = at;
        }

        @Override
        protected void setException(Throwable broken) {
            throw new AssertionError(broken);
        }

        @Override
        public boolean isPeriodic() {
            return false;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int compareTo(Delayed other) {
            return at.compareTo(((Later) other).at);
        }
    }
}
