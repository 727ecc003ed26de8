package claudoom.monitor.feature.agents.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The newest deaths of each agent; of too many agents those that died last are kept. Thread-safe. */
public final class Deaths {

    /** Deaths kept of one agent. */
    public static final int KEPT = 20;
    private static final int MOST_AGENTS = 5_000;

    private final Map<String, Deque<Death>> byAgent = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Death>> eldest) {
            return size() > MOST_AGENTS;
        }
    };

    public synchronized void add(String agent, Death death) {
        var kept = byAgent.computeIfAbsent(agent, any -> new ArrayDeque<>());
        kept.addFirst(death);
        if (kept.size() > KEPT) {
            kept.removeLast();
        }
    }

    /** Newest first. */
    public synchronized List<Death> of(String agent) {
        return byAgent.containsKey(agent) ? new ArrayList<>(byAgent.get(agent)) : List.of();
    }
}
