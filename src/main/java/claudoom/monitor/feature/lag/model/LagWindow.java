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
    private static final int MOST_SAMPLES = 30;
    private static final Duration NEWEST = Duration.ofSeconds(20);
    /** Samples never come to the millisecond. */
    private static final Duration JITTER = Duration.ofMillis(250);

    private final List<ConsumerSample> samples = new ArrayList<>(MOST_SAMPLES);
    /** Since this sample messages were unacknowledged and, for certain, none was acknowledged. */
    private @Nullable Instant holding;
    private @Nullable Trend newestTrend;

    /** @param longestGap samples further apart than this leave a hole */
    public void add(ConsumerSample sample, Duration longestGap) {
        boolean held = sample.ackPending() > 0 && !samples.isEmpty()
                && new Stretch(List.of(samples.getLast(), sample)).nothingAcknowledged();
        if (!samples.isEmpty()) {
            var last = samples.getLast();
            var apart = Duration.between(last.time(), sample.time());
            if (!Objects.equals(last.leader(), sample.leader()) || apart.compareTo(longestGap) > 0
                    || apart.isNegative()) {
                samples.clear();
                held = false;
            } else if (apart.isZero()) {
                samples.removeLast();
            } else if (samples.size() == MOST_SAMPLES) {
                samples.removeFirst();
            }
        }
        samples.add(sample);
        newestTrend = null;
        if (!held || holding == null) {
            holding = sample.ackPending() > 0 ? sample.time() : null;
        }
    }

    /** Whether for at least this long messages were unacknowledged and none of them was acknowledged. */
    boolean held(Duration patience) {
        return holding != null && !samples.isEmpty()
                && Duration.between(holding, samples.getLast().time()).plus(JITTER).compareTo(patience) >= 0;
    }

    public void clear() {
        newestTrend = null;
        holding = null;
        samples.clear();
    }

    public boolean complete() {
        return samples.size() >= LEAST_SAMPLES && all().span().compareTo(LEAST_SPAN) >= 0;
    }

    /** A view: good until the next sample. */
    Stretch all() {
        return new Stretch(Collections.unmodifiableList(samples));
    }

    /** A view of the samples of at least this long; null if the consumer was not watched for so long. */
    @Nullable Stretch last(Duration patience) {
        var newest = samples.isEmpty() ? null : samples.getLast().time();
        for (int i = samples.size() - 1; i >= 0 && newest != null; i--) {
            if (Duration.between(samples.get(i).time(), newest).plus(JITTER).compareTo(patience) >= 0) {
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
