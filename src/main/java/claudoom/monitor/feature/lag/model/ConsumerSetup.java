package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer was told to do, as far as its lag depends on it.
 *
 * @param created differs when a consumer was deleted and made again under the same name; null if the server does not say
 * @param push whether the server sends by itself; otherwise somebody has to ask for messages
 * @param maxDeliver how often a message is tried; zero or less is for ever
 * @param maxAckPending how many unacknowledged messages stop the delivery; zero or less is no limit
 * @param filters subjects it wants; empty is all of the stream
 * @param lastPerSubject whether it began with the last message of each subject, so that sequences do not tell what waits
 * @param metadata what was written on it for monitors, and nothing else
 */
public record ConsumerSetup(@Nullable Instant created, boolean push, Ack ack, Duration ackWait, long maxDeliver,
        long maxAckPending, List<String> filters, boolean lastPerSubject, Map<String, String> metadata) {

    /** Of a consumer of which only the name is known. */
    static final ConsumerSetup UNKNOWN = new ConsumerSetup(null, false, Ack.EXPLICIT, Duration.ZERO, 0, 0, List.of(),
            false);

    /** Without metadata. */
    public ConsumerSetup(@Nullable Instant created, boolean push, Ack ack, Duration ackWait, long maxDeliver,
            long maxAckPending, List<String> filters, boolean lastPerSubject) {
        this(created, push, ack, ackWait, maxDeliver, maxAckPending, filters, lastPerSubject, Map.of());
    }

    /** Which messages have to be acknowledged. */
    public enum Ack {
        NONE, ALL, EXPLICIT
    }
}
