package claudoom.monitor.feature.deadletters.model;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;

/** How many came when, kept after the letters themselves are forgotten; bounded, the oldest times go first. Not thread-safe. */
final class Tally {

    private final long stepMillis;
    private final int mostSteps;
    private final TreeMap<Long, Long> steps = new TreeMap<>();

    Tally(Duration step, int mostSteps) {
        stepMillis = step.toMillis();
        this.mostSteps = mostSteps;
    }

    /** So many at that moment. */
    void count(Instant at, long more) {
        steps.merge(Math.floorDiv(at.toEpochMilli(), stepMillis), more, Long::sum);
        if (steps.size() > mostSteps) {
            steps.pollFirstEntry();
        }
    }

    /** In the steps that end after this moment. */
    int since(Instant from) {
        long sum = steps.tailMap(Math.floorDiv(from.toEpochMilli(), stepMillis), true).values().stream()
                .mapToLong(Long::longValue).sum();
        return (int) Math.min(sum, Integer.MAX_VALUE);
    }

    /** Counts in equal parts of the span that ends now, oldest first. */
    double[] buckets(int buckets, Duration span, Instant now) {
        var counts = new double[buckets];
        long end = now.toEpochMilli();
        long begin = end - span.toMillis();
        steps.tailMap(Math.floorDiv(begin, stepMillis), true).forEach((step, n) -> {
            long at = Math.clamp(step * stepMillis + stepMillis / 2, begin, end);
            counts[(int) Math.min(buckets - 1L, (at - begin) * buckets / Math.max(1, end - begin))] += n;
        });
        return counts;
    }
}
