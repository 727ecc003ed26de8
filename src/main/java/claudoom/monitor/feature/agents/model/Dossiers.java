package claudoom.monitor.feature.agents.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One dossier an agent; of very many agents only the first ones have lanes. One thread adds, any may look one up. */
public final class Dossiers {

    /** Agents that get a lane and latencies, some 40 kB each. */
    public static final int WHOLE = 2_000;

    /** Those with a lane, in the order in which they were met. */
    private final List<Dossier> whole = new CopyOnWriteArrayList<>();
    private final ConcurrentMap<String, Dossier> byAgent = new ConcurrentHashMap<>();

    /** Opens a dossier for each that has none. */
    public void meet(Collection<AgentTrack> tracks) {
        if (tracks.size() < byAgent.size()) {
            var there = new HashSet<String>();
            tracks.forEach(track -> there.add(track.id()));
            byAgent.keySet().retainAll(there);
        }
        if (tracks.size() > byAgent.size()) {
            tracks.forEach(track -> {
                if (!byAgent.containsKey(track.id())) {
                    boolean room = byAgent.size() < WHOLE;
                    var made = new Dossier(track, room);
                    byAgent.put(track.id(), made);
                    if (room) {
                        whole.add(made);
                    }
                }
            });
        }
    }

    /** Those that have a lane. */
    public List<Dossier> whole() {
        return whole;
    }

    public int count() {
        return byAgent.size();
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
