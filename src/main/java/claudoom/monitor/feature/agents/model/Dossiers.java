package claudoom.monitor.feature.agents.model;

import java.util.ArrayList;
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
    private List<AgentTrack> seen = List.of();

    /**
     * Opens a dossier for each that has none, and closes those of agents that are forgotten.
     *
     * @param tracks all agents; the same list as long as they are the same
     */
    public void meet(List<AgentTrack> tracks) {
        if (same(tracks)) {
            return;
        }
        seen = tracks;
        var there = new HashSet<String>();
        tracks.forEach(track -> there.add(track.id()));
        byAgent.values().removeIf(dossier -> !there.contains(dossier.track().id()));
        var fresh = tracks.stream().filter(track -> !known(track)).toList();
        fresh.forEach(track -> byAgent.remove(track.id()));
        whole.removeIf(dossier -> !dossier.equals(byAgent.get(dossier.track().id())));
        var more = new ArrayList<Dossier>();
        fresh.forEach(track -> {
            var made = new Dossier(track, whole.size() + more.size() < WHOLE);
            byAgent.put(track.id(), made);
            if (made.lane() != null) {
                more.add(made);
            }
        });
        whole.addAll(more);
    }

    @SuppressWarnings("ReferenceEquality") // to compare very many takes longer than to look again
    private boolean same(List<AgentTrack> tracks) {
        return tracks == seen;
    }

    private boolean known(AgentTrack track) {
        var dossier = byAgent.get(track.id());
        return dossier != null && dossier.track().equals(track);
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
        return Math.max(0, byAgent.size() - whole.size());
    }
}
