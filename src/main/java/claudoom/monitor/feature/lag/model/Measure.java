package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A number of a consumer that can have a limit, and what the nats tools call that limit on the consumer itself. */
public enum Measure {
    PENDING("pending", "unprocessed-critical"), LAG("lag", ""), ACK_PENDING("ack pending",
            "outstanding-ack-critical"), REDELIVERED("redelivered", "redelivery-critical"), WAITING("open requests",
                    "waiting-critical"), LAST_DELIVERY("seconds since a delivery",
                            "last-delivery-critical"), LAST_ACK("seconds since an acknowledgement",
                                    "last-ack-critical");

    private static final String PREFIX = "io.nats.monitor.";

    private final String word;
    private final String key;

    Measure(String word, String key) {
        this.word = word;
        this.key = key;
    }

    public String word() {
        return word;
    }

    /** Whether its limits are spans of time, in seconds. */
    public boolean time() {
        return this == LAST_DELIVERY || this == LAST_ACK;
    }

    /** Key in the metadata of a consumer; empty if there is none for it. */
    public String metadataKey() {
        return key.isEmpty() ? "" : PREFIX + key;
    }

    /** Null if the sample does not tell. */
    public @Nullable Double of(ConsumerSample sample) {
        return switch (this) {
            case PENDING -> (double) sample.pending();
            case LAG -> (double) sample.lag();
            case ACK_PENDING -> (double) sample.ackPending();
            case REDELIVERED -> (double) sample.redelivered();
            case WAITING -> (double) sample.waiting();
            case LAST_DELIVERY -> seconds(sample.lastDelivered(), sample.time());
            case LAST_ACK -> seconds(sample.lastAcked(), sample.time());
        };
    }

    private static @Nullable Double seconds(@Nullable Instant last, Instant now) {
        return last == null ? null : (Double) Math.max(0, Duration.between(last, now).toNanos() / 1e9);
    }
}
