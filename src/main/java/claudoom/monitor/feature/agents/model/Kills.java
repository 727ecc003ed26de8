package claudoom.monitor.feature.agents.model;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The kills that deaths have told of, by agent. Thread-safe and without a lock that anybody could hold. */
public final class Kills {

    /** As many as there can be subjects. */
    private static final int MOST = 200_000;

    private final Map<String, Tally> byAgent = new ConcurrentHashMap<>();

    private static final class Tally {
        private final AtomicLong kills = new AtomicLong();
        private volatile boolean unknown;
    }

    /** @param kills that one death message reports, or null when it does not say */
    public void died(String agent, @Nullable Long kills) {
        var tally = byAgent.get(agent);
        if (tally == null && byAgent.size() < MOST) {
            tally = byAgent.computeIfAbsent(agent, any -> new Tally());
        }
        if (tally != null && kills == null) {
            tally.unknown = true;
        } else if (tally != null && kills != null) {
            tally.kills.addAndGet(kills);
        }
    }

    /** Kills in all deaths of this agent that were seen; null when none was seen, or one of them did not tell. */
    public @Nullable Long of(String agent) {
        var tally = byAgent.get(agent);
        return tally == null || tally.unknown ? null : Long.valueOf(tally.kills.get());
    }
}
