package claudoom.monitor.feature.agents.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that the table shows of one agent; what is not known is null.
 *
 * @param lastSeen when its newest event came
 * @param perSecond its events a second
 */
public record AgentLine(String id, Condition condition, @Nullable Instant lastSeen, @Nullable String generation,
        @Nullable String episode, @Nullable Long tick, Tally tally, @Nullable String action,
        @Nullable Double confidence, Latency latency, @Nullable Double perSecond) {

    /**
     * Kills, deaths and errors.
     *
     * @param kills in the deaths that were seen
     * @param ownKills as the agent counts them itself in its metrics
     */
    public record Tally(@Nullable Long kills, long deaths, long errors, @Nullable Long ownKills,
            @Nullable Long ownDeaths) {}

    /**
     * Time to decide, microseconds.
     *
     * @param read from its actions; null when none said it
     * @param sampled and {@code actions}: how many of its actions were read for it
     * @param reportedP99 as its metrics have it
     * @param large whether its actions are too large to be read in passing
     * @param kept false for one too many: then its actions may tell, but nobody keeps it
     */
    public record Latency(Latencies.@Nullable Spread read, long sampled, long actions, @Nullable Long reportedP99,
            boolean large, boolean kept) {

        /** From its actions where they say, else as its metrics have it. */
        public @Nullable Long p99() {
            return read == null || read.p99() == null ? reportedP99 : read.p99();
        }

        public @Nullable Long p50() {
            return read == null ? null : Long.valueOf(read.p50());
        }
    }
}
