package claudoom.monitor.store;

import claudoom.monitor.terms.ConsumerId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came and is not in the file yet, of all consumers. One thread. */
final class Unwritten {

    /** A consumer that was silent for so long costs no memory. */
    private static final long QUIET = 2 * Tier.COARSE.width;

    private final Map<ConsumerId, Map<Tier, Fresh>> all = new HashMap<>();

    void take(ConsumerId id, long at, long longestGap, long[] values) {
        var tiers = all.computeIfAbsent(id, any -> {
            var made = new EnumMap<Tier, Fresh>(Tier.class);
            for (var tier : Tier.values()) {
                made.put(tier, new Fresh(tier));
            }
            return made;
        });
        tiers.values().forEach(fresh -> fresh.add(at, longestGap, values));
    }

    /** Null if there is nothing. */
    @Nullable Fresh of(ConsumerId id, Tier tier) {
        var tiers = all.get(id);
        return tiers == null ? null : tiers.get(tier);
    }

    /** What is to be written of one tier. */
    Map<ConsumerId, Fresh> changed(Tier tier) {
        var changed = new HashMap<ConsumerId, Fresh>();
        all.forEach((id, tiers) -> {
            var fresh = tiers.get(tier);
            if (fresh != null && fresh.changed()) {
                changed.put(id, fresh);
            }
        });
        return changed;
    }

    /** Consumers that are gone. */
    void forget(long now) {
        all.values().removeIf(tiers -> tiers.values().stream()
                .noneMatch(fresh -> fresh.changed() || Math.abs(now - fresh.newest()) < QUIET));
    }

    int consumers() {
        return all.size();
    }
}
