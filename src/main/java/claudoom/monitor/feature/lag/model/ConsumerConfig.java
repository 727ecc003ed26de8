package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a consumer is set up, as the server tells it; what the server leaves out is null or empty.
 *
 * @param metadata without what the server itself writes there
 * @param others settings that are not known here, as they stand
 */
public record ConsumerConfig(String name, String description, Delivery delivery, Acks acks, Pulls pulls, Life life,
        Map<String, String> metadata, Map<String, String> others) {

    public ConsumerConfig {
        metadata = Map.copyOf(metadata);
        others = Map.copyOf(others);
    }

    /**
     * What it delivers and where to.
     *
     * @param subject where a push consumer sends to; empty for a pull consumer
     * @param policy in the server's word, as in {@code by_start_sequence}
     * @param filters none for all subjects of the stream
     * @param bitsPerSecond 0 without a limit
     */
    public record Delivery(String subject, String group, String policy, @Nullable Long startSequence,
            @Nullable Instant startTime, List<String> filters, String replay, boolean headersOnly, long bitsPerSecond,
            boolean flowControl, @Nullable Duration heartbeat) {

        public Delivery {
            filters = List.copyOf(filters);
        }

        public boolean push() {
            return !subject.isEmpty();
        }
    }

    /**
     * What must be acknowledged, and what happens otherwise.
     *
     * @param policy {@code none}, {@code all} or {@code explicit}
     * @param maxDeliver -1 without a limit
     * @param maxPending -1 without a limit; null where the server tells none
     * @param sample share of acknowledgements that are published, as in {@code 100%}; empty for none
     */
    public record Acks(String policy, @Nullable Duration within, long maxDeliver, List<Duration> backoff,
            @Nullable Long maxPending, String sample) {

        public Acks {
            backoff = List.copyOf(backoff);
        }

        public boolean none() {
            return policy.equals("none");
        }
    }

    /**
     * What requests of a pull consumer may ask for; 0 or null without a limit.
     *
     * @param priorityPolicy empty without priority groups
     */
    public record Pulls(long maxWaiting, long maxBatch, long maxBytes, @Nullable Duration maxExpires,
            List<String> groups, String priorityPolicy, @Nullable Duration pinnedFor) {

        public Pulls {
            groups = List.copyOf(groups);
        }

        public boolean pinned() {
            return priorityPolicy.equals("pinned_client");
        }
    }

    /**
     * How long it lives, and where its state is kept.
     *
     * @param inactive after so long without anybody it is deleted; null if it stays
     * @param replicas 0 for as many as the stream
     * @param pausedUntil as it was set, also when that has passed
     */
    public record Life(boolean durable, @Nullable Duration inactive, long replicas, boolean memory,
            @Nullable Instant pausedUntil) {}
}
