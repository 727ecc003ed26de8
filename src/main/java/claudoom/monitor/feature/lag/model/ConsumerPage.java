package claudoom.monitor.feature.lag.model;

import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Listeners;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that was learnt of one consumer in one round of questions.
 *
 * @param basis tells this consumer with this configuration from any other: changed by every change of it
 * @param standing null while nobody leads the consumer: its numbers are zeros then
 * @param stream null if it could not be read
 * @param receivers who subscribes to where it sends; null for a pull consumer
 * @param next the next message that it would deliver; null if none or unknown
 * @param gates which actions are to be had
 */
public record ConsumerPage(ConsumerId id, String basis, ConsumerConfig config, @Nullable Instant created,
        @Nullable ConsumerStanding standing, @Nullable HomeStream stream, @Nullable Listeners receivers,
        Outstanding outstanding, @Nullable StoredAt next, ConsumerGates gates) {

    /**
     * What matters here of the stream it reads.
     *
     * @param retention in the server's word: {@code limits}, {@code interest} or {@code workqueue}
     * @param consumers how many it has
     */
    public record HomeStream(String retention, long messages, long firstSeq, long lastSeq, long consumers) {

        public boolean interest() {
            return retention.equals("interest");
        }

        public boolean workQueue() {
            return retention.equals("workqueue");
        }
    }

    /** A message of the stream. */
    public record StoredAt(long sequence, String subject, @Nullable Instant time) {}
}
