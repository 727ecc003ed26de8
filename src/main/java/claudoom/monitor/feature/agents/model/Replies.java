package claudoom.monitor.feature.agents.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of the newest question to each agent; the oldest are forgotten when there are too many. Thread-safe. */
public final class Replies {

    private static final int MOST = 10_000;
    /** Bytes kept of one answer. */
    public static final int LARGEST = 64 << 10;

    private final Map<String, Reply> byAgent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Reply> eldest) {
            return size() > MOST;
        }
    };
    private @Nullable Round round;

    /**
     * Agents with whom asking ended alike.
     *
     * @param first the names of those that came first, at most {@link #NAMED}
     */
    public record Group(int count, List<String> first) {

        /** So many names are kept; of more only how many there are. */
        public static final int NAMED = 60;
        public static final Group NOBODY = new Group(0, List.of());

        public Group {
            first = List.copyOf(first);
        }

        public static Group of(List<String> agents) {
            return agents.isEmpty()
                    ? NOBODY
                    : new Group(agents.size(), agents.subList(0, Math.min(NAMED, agents.size())));
        }
    }

    /**
     * Asking all of them: how many there are, and how many of them came to an end.
     *
     * @param other those of which it is not known who listens, and those that could not be asked
     * @param at when it was begun
     */
    public record Round(int total, int done, int answered, Group silent, Group absent, Group other, Duration took,
            boolean cancelled, Instant at) {

        public boolean over() {
            return done >= total;
        }
    }

    public synchronized void put(Reply reply) {
        var payload = reply.payload();
        byAgent.remove(reply.agent());
        byAgent.put(reply.agent(), payload == null || payload.length <= LARGEST
                ? reply
                : new Reply(reply.agent(), reply.fate(), reply.at(), reply.grammar(), reply.subject(), reply.took(),
                        Arrays.copyOf(payload, LARGEST), reply.status(), reply.detail(), reply.size()));
    }

    public synchronized @Nullable Reply of(String agent) {
        return byAgent.get(agent);
    }

    public synchronized void round(Round now) {
        round = now;
    }

    /** The newest time that all were asked; null if nobody did. */
    public synchronized @Nullable Round round() {
        return round;
    }
}
