package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The newest samples of one consumer, without a hole: a minute at the usual pace. It begins anew when samples were missed,
 * when another server leads the consumer or when the consumer was made again, because then differences mean nothing.
 */
public final class LagWindow {

    /** What a state is decided from: less is incomplete, and incomplete is never OK. */
    static final int LEAST_SAMPLES = 4;
    static final Duration LEAST_SPAN = Duration.ofMillis(5_500);
    private static final long LEAST_NANOS = LEAST_SPAN.toNanos();
    private static final int MOST_SAMPLES = 30;
    private static final Duration NEWEST = Duration.ofSeconds(20);
    /** Samples never come to the millisecond. */
    private static final long JITTER_NANOS = Duration.ofMillis(250).toNanos();

    private final List<ConsumerSample> samples = new ArrayList<>(MOST_SAMPLES);
    /** Since this sample messages were unacknowledged and, for certain, none was acknowledged. */
    private @Nullable Instant holding;
    private @Nullable Trend newestTrend;
    /** So many of the newest tell the same. */
    private int alike;

    /** @param longestGap samples further apart than this leave a hole */
    public void add(ConsumerSample sample, Duration longestGap) {
        boolean held = false;
        boolean same = false;
        if (!samples.isEmpty()) {
            var last = samples.getLast();
            long apart = sample.nanosSince(last);
            same = sample.sameNumbers(last);
            held = sample.ackPending() > 0 && (same || new Stretch(List.of(last, sample)).nothingAcknowledged());
            if (!Objects.equals(last.leader(), sample.leader()) || apart > longestGap.toNanos() || apart < 0) {
                samples.clear();
                held = false;
            } else if (apart == 0) {
                samples.removeLast();
            } else if (samples.size() == MOST_SAMPLES) {
                samples.removeFirst();
            }
        }
        samples.add(sample);
        newestTrend = null;
        alike = same ? Math.min(alike + 1, samples.size()) : 1;
        if (!held || holding == null) {
            holding = sample.ackPending() > 0 ? sample.time() : null;
        }
    }

    /** Whether for at least this long messages were unacknowledged and none of them was acknowledged. */
    boolean held(Duration patience) {
        return holding != null && !samples.isEmpty()
                && ConsumerSample.nanos(holding, samples.getLast().time()) + JITTER_NANOS >= patience.toNanos();
    }

    public void clear() {
        newestTrend = null;
        holding = null;
        samples.clear();
    }

    public boolean complete() {
        return samples.size() >= LEAST_SAMPLES && nanos() >= LEAST_NANOS;
    }

    private long nanos() {
        return samples.getLast().nanosSince(samples.getFirst());
    }

    /** Whether all of its samples tell the same; what is decided from it depends on nothing but them and its length then. */
    boolean steady() {
        return alike >= samples.size();
    }

    /** Whether {@link #last} finds something. */
    boolean watchedFor(Duration patience) {
        return !samples.isEmpty() && nanos() + JITTER_NANOS >= patience.toNanos();
    }

    /** A view: good until the next sample. */
    Stretch all() {
        return new Stretch(Collections.unmodifiableList(samples));
    }

    /** A view of the samples of at least this long; null if the consumer was not watched for so long. */
    @Nullable Stretch last(Duration patience) {
        long wanted = patience.toNanos() - JITTER_NANOS;
        for (int i = samples.size() - 1; i >= 0; i--) {
            if (samples.getLast().nanosSince(samples.get(i)) >= wanted) {
                return new Stretch(Collections.unmodifiableList(samples.subList(i, samples.size())));
            }
        }
        return null;
    }

    /** Of the newest part, so that a turn is seen soon and a rest is no trend; of everything while that is not long enough. */
    public @Nullable Trend trend() {
        var known = newestTrend;
        if (known == null && complete()) {
            known = newTrend();
            newestTrend = known;
        }
        return known;
    }

    private @Nullable Trend newTrend() {
        var newest = last(NEWEST);
        var soon = newest == null ? null : Trend.of(newest.samples());
        return soon != null ? soon : Trend.of(samples);
    }

    /** Now and over the whole window: a worker that comes in turns is not behind each time it rests. */
    boolean growing() {
        var now = trend();
        var whole = now != null && now.slope() > 0 ? Trend.of(samples) : null;
        return whole != null && whole.slope() > 0;
    }
}
