package claudoom.monitor.feature.lag.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the leader of a consumer said of it at one moment.
 *
 * @param at when the answer came, by the clock of this machine
 * @param serverTime when it was given, by the server's clock; servers before 2.10 do not say
 * @param pending matching messages that were never delivered
 * @param ackPending delivered, not acknowledged yet
 * @param redelivered messages that were delivered more than once and are not acknowledged
 * @param waiting open requests for messages; only of pull consumers
 * @param pushBound whether somebody listens to where a push consumer sends
 * @param leader the server that answered for it, null outside of a cluster
 * @param lastDelivered when it last delivered anything; null if its leader does not know, which is not never
 * @param lastAcked when anything was last acknowledged, likewise
 */
public record ConsumerSample(Instant at, @Nullable Instant serverTime, long pending, long ackPending, long redelivered,
        long waiting, boolean pushBound, boolean paused, Position delivered, Position ackFloor,
        @Nullable String leader, @Nullable Instant lastDelivered, @Nullable Instant lastAcked) {

    private static final long MOST_SECONDS = 9_000_000_000L;

    /** Of a leader that does not know when it last did anything. */
    public ConsumerSample(Instant at, @Nullable Instant serverTime, long pending, long ackPending, long redelivered,
            long waiting, boolean pushBound, boolean paused, Position delivered, Position ackFloor,
            @Nullable String leader) {
        this(at, serverTime, pending, ackPending, redelivered, waiting, pushBound, paused, delivered, ackFloor, leader,
                null, null);
    }

    /** Messages between the consumer and the end of its work; never taken from the ack floor, which gets stuck. */
    public long lag() {
        long sum = pending + ackPending;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** The best clock there is for differences between samples of one consumer. */
    public Instant time() {
        return serverTime == null ? at : serverTime;
    }

    /** Nanoseconds by the best clock there is; negative if the other one came later. */
    long nanosSince(ConsumerSample before) {
        return nanos(before.time(), time());
    }

    /** From one moment to another, at most some centuries. */
    static long nanos(Instant from, Instant to) {
        long seconds = Math.clamp(to.getEpochSecond() - from.getEpochSecond(), -MOST_SECONDS, MOST_SECONDS);
        return seconds * 1_000_000_000 + to.getNano() - from.getNano();
    }

    /** Whether everything that a state is decided from is as it was. */
    boolean sameNumbers(ConsumerSample other) {
        return pending == other.pending && ackPending == other.ackPending && redelivered == other.redelivered
                && waiting == other.waiting && pushBound == other.pushBound && paused == other.paused
                && delivered.equals(other.delivered) && ackFloor.equals(other.ackFloor)
                && Objects.equals(leader, other.leader);
    }

    /** Whether anybody would take a message now. */
    public boolean attended() {
        return waiting > 0 || pushBound;
    }
}
