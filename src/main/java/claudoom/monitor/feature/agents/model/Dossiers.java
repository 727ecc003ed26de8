package claudoom.monitor.feature.agents.model;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** One dossier an agent; of very many agents only the first ones have lanes. One thread adds, any may look one up. */
public final class Dossiers {

    /** Agents that get a lane and latencies, some 40 kB each. */
    public static final int WHOLE = 2_000;

    private final ConcurrentMap<String, Dossier> byAgent = new ConcurrentHashMap<>();

    /** Opens a dossier for each that has none. */
    public void meet(Collection<AgentTrack> tracks) {
        if (tracks.size() > byAgent.size()) {
            tracks.forEach(track -> {
                if (!byAgent.containsKey(track.id())) {
                    byAgent.put(track.id(), new Dossier(track, byAgent.size() < WHOLE));
                }
            });
        }
    }

    public @Nullable Dossier of(String agent) {
        return byAgent.get(agent);
    }

    public Collection<Dossier> all() {
        return Map.copyOf(byAgent).values();
    }

    /** Agents without a lane because there are too many. */
    public int withoutLane() {
        return Math.max(0, byAgent.size() - WHOLE);
    }
}
