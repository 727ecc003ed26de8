package claudoom.monitor.feature.lag.model;

import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which consumers have just passed a limit, each told once: not what was so when the program first looked, not what passes the
 * same limit again within ten minutes, and not while a new leader has not yet counted.
 */
public final class LimitNews {

    private static final Duration QUIET = Duration.ofMinutes(10);
    private static final Duration NEW_LEADER = Duration.ofSeconds(10);
    /** Consumers that are first seen later than this after the first look are new, and their limits are news. */
    private static final Duration BEGINNING = Duration.ofMinutes(1);

    private final Map<ConsumerId, Known> known = new HashMap<>();
    private final Map<Told, Instant> told = new HashMap<>();
    private @Nullable Instant begun;

    private record Known(Set<Measure> passed, @Nullable String leader, Instant calmFrom) {}

    private record Told(ConsumerId id, Measure measure) {}

    /** Those with news since the last call, in the order they come in; about once a second. */
    public List<ConsumerId> take(List<ConsumerLag> all, Instant now) {
        told.values().removeIf(at -> Duration.between(at, now).compareTo(QUIET) >= 0);
        var news = new ArrayList<ConsumerId>();
        for (var lag : all) {
            if (lag.fresh() && look(lag, now)) {
                news.add(lag.id());
            }
        }
        known.keySet().retainAll(all.stream().map(ConsumerLag::id).collect(Collectors.toSet()));
        return news;
    }

    private boolean look(ConsumerLag lag, Instant now) {
        if (begun == null) {
            begun = now;
        }
        var passed = lag.outlook().passed().stream().map(one -> one.limit().measure())
                .collect(Collectors.toUnmodifiableSet());
        var sample = lag.sample();
        var leader = sample == null ? null : sample.leader();
        var before = known.get(lag.id());
        boolean first = before == null && Duration.between(begun, now).compareTo(BEGINNING) < 0;
        var was = first ? passed : before == null ? Set.<Measure>of() : before.passed();
        var calmFrom = before == null || Objects.equals(before.leader(), leader)
                ? before == null ? now : before.calmFrom()
                : now.plus(NEW_LEADER);
        if (now.isBefore(calmFrom)) {
            known.put(lag.id(), new Known(was.stream().filter(passed::contains).collect(Collectors.toUnmodifiableSet()),
                    leader, calmFrom));
            return false;
        }
        known.put(lag.id(), new Known(passed, leader, calmFrom));
        return passed.stream().filter(measure -> !was.contains(measure))
                .filter(measure -> told.putIfAbsent(new Told(lag.id(), measure), now) == null).count() > 0;
    }
}
