package claudoom.monitor.feature.subjects.model;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many messages came on each subject within the last ten seconds, kept as a list of changes for every second, so that
 * a second costs what changed in it and a silent subject costs nothing. Not thread-safe.
 */
final class Pace {

    static final long SPAN = 10_000;
    private static final long BUCKET = 1_000;
    /** Buckets are a little longer than a second, so the window may be a little longer than its span. */
    private static final long SLACK = 500;
    /** After so long without a sample the time between is a gap, not a slow second. */
    private static final long GAP = 3_000;
    private static final long SHORTEST = 900;

    private final Tally tally;
    private final ArrayDeque<Bucket> closed = new ArrayDeque<>();
    private @Nullable Bucket open;
    private @Nullable Bucket spare;
    private long span;

    /** Is told what enters the window, and with a minus what leaves it. */
    @FunctionalInterface
    interface Tally {
        void add(int subject, int messages);
    }

    private static final class Bucket {

        private int[] subject = new int[256];
        private int[] messages = new int[256];
        private int size;
        private long from;

        void add(int of, int count) {
            if (size == subject.length) {
                subject = Arrays.copyOf(subject, size * 2);
                messages = Arrays.copyOf(messages, size * 2);
            }
            subject[size] = of;
            messages[size++] = count;
        }
    }

    Pace(Tally tally) {
        this.tally = tally;
    }

    /** Whether what changed since the last sample is known to have come within the open second. */
    boolean watching() {
        return open != null;
    }

    void add(int subject, int messages) {
        if (open != null) {
            open.add(subject, messages);
        }
    }

    /** Ends the open second if it is one; to be called after the changes of a sample were added. */
    void passed(long at) {
        if (open == null) {
            open = begin(at);
        } else if (at - open.from > GAP || at < open.from) {
            interrupt();
            open = begin(at);
        } else if (at - open.from >= BUCKET) {
            turn(open, 1);
            closed.addLast(open);
            open = begin(at);
            while (at - closed.getFirst().from > SPAN + SLACK) {
                var old = closed.removeFirst();
                turn(old, -1);
                spare = old;
            }
            span = at - closed.getFirst().from;
        }
    }

    /** Forgets the window: what comes until the next sample came at unknown times. */
    void interrupt() {
        closed.forEach(bucket -> turn(bucket, -1));
        closed.clear();
        open = null;
        span = 0;
    }

    private Bucket begin(long at) {
        var bucket = spare == null ? new Bucket() : spare;
        spare = null;
        bucket.size = 0;
        bucket.from = at;
        return bucket;
    }

    private void turn(Bucket bucket, int sign) {
        for (int i = 0; i < bucket.size; i++) {
            tally.add(bucket.subject[i], sign * bucket.messages[i]);
        }
    }

    /** Messages in the window as a rate; null until the window is about a second long. */
    @Nullable Double perSecond(long messages) {
        return span < SHORTEST ? null : messages * 1000.0 / span;
    }
}
