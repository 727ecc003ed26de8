package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which limits a consumer passes. One sample is enough to pass a limit, so that no peak is missed; it counts as passed until the
 * number was no more than nine tenths of the limit for ten seconds, so that a number that swings around it does not flap.
 */
final class Crossings {

    private static final double BACK = 0.9;
    private static final Duration RESTED = Duration.ofSeconds(10);

    private final Map<Measure, Open> open = new EnumMap<>(Measure.class);

    private record Open(double limit, Instant since, Instant lastHigh) {}

    List<Crossing> take(ConsumerSample sample, List<Limit> limits) {
        if (!open.isEmpty()) {
            open.keySet().removeIf(measure -> limits.stream().noneMatch(limit -> limit.measure() == measure));
        }
        var passed = new ArrayList<Crossing>(0);
        for (var limit : limits) {
            var value = limit.measure().of(sample);
            var now = value == null ? null : next(limit, value, sample.at());
            if (now == null || value == null) {
                open.remove(limit.measure());
            } else {
                open.put(limit.measure(), now);
                passed.add(new Crossing(limit, value, now.since()));
            }
        }
        return List.copyOf(passed);
    }

    private @Nullable Open next(Limit limit, double value, Instant at) {
        var known = open.get(limit.measure());
        var before = known == null || known.limit() != limit.value() ? null : known; // of another limit it says nothing
        if (limit.passedBy(value)) {
            return new Open(limit.value(), before == null ? at : before.since(), at);
        }
        if (before == null) {
            return null;
        }
        var high = value > BACK * limit.value() ? at : before.lastHigh();
        return Duration.between(high, at).compareTo(RESTED) < 0 ? new Open(limit.value(), before.since(), high) : null;
    }

    void clear() {
        open.clear();
    }
}
