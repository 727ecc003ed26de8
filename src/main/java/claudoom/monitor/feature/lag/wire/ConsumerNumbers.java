package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.ConsumerSample;
import claudoom.monitor.feature.lag.model.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads the numbers of one consumer out of its line, without a tree. What is as it was the last time is the same object, so that
 * thousands of quiet consumers need little memory.
 */
final class ConsumerNumbers {

    private static final byte[] DELIVERED = JsonBytes.ascii("delivered");
    private static final byte[] ACK_FLOOR = JsonBytes.ascii("ack_floor");
    private static final byte[] ACK_PENDING = JsonBytes.ascii("num_ack_pending");
    private static final byte[] REDELIVERED = JsonBytes.ascii("num_redelivered");
    private static final byte[] WAITING = JsonBytes.ascii("num_waiting");
    private static final byte[] PENDING = JsonBytes.ascii("num_pending");
    private static final byte[] CLUSTER = JsonBytes.ascii("cluster");
    private static final byte[] LEADER = JsonBytes.ascii("leader");
    private static final byte[] PUSH_BOUND = JsonBytes.ascii("push_bound");
    private static final byte[] PAUSED = JsonBytes.ascii("paused");
    private static final byte[] TIME = JsonBytes.ascii("ts");
    private static final byte[] CONSUMER_SEQ = JsonBytes.ascii("consumer_seq");
    private static final byte[] STREAM_SEQ = JsonBytes.ascii("stream_seq");
    private static final byte[] LAST_ACTIVE = JsonBytes.ascii("last_active");
    /** Parts of a line that belong to its head: one that is repeated behind it would mean something else. */
    private static final byte[][] NOT_HERE = {JsonBytes.ascii("name"), JsonBytes.ascii("config"),
        JsonBytes.ascii("created")};

    private Position delivered = new Position(0, 0);
    private Position ackFloor = new Position(0, 0);
    private @Nullable Instant lastDelivered;
    private @Nullable Instant lastAcked;
    private @Nullable String leader;
    private @Nullable Instant time;
    private boolean clustered;
    private boolean led;
    private boolean pushBound;
    private boolean paused;
    private long pending;
    private long ackPending;
    private long redelivered;
    private long waiting;
    private long consumerSeq;
    private long streamSeq;
    private @Nullable Instant lastActive;

    /** From the name of its first number to behind the end of its line. @return null if nobody leads the consumer */
    @Nullable ConsumerSample read(JsonBytes line, Instant at) throws JsonBytes.Odd {
        forget();
        do {
            int name = line.plain();
            member(line, name);
        } while (line.took(','));
        line.take('}');
        return clustered && !led
                ? null
                : new ConsumerSample(at, time, pending, ackPending, redelivered, waiting, pushBound, paused, delivered,
                        ackFloor, led ? leader : null, lastDelivered, lastAcked);
    }

    private void forget() {
        time = null;
        clustered = false;
        led = false;
        pushBound = false;
        paused = false;
        pending = 0;
        ackPending = 0;
        redelivered = 0;
        waiting = 0;
    }

    private void member(JsonBytes line, int name) throws JsonBytes.Odd {
        if (line.was(name, DELIVERED)) {
            position(line);
            delivered = same(delivered);
            lastDelivered = same(lastDelivered);
        } else if (line.was(name, ACK_FLOOR)) {
            position(line);
            ackFloor = same(ackFloor);
            lastAcked = same(lastAcked);
        } else if (line.was(name, ACK_PENDING)) {
            ackPending = number(line);
        } else if (line.was(name, REDELIVERED)) {
            redelivered = number(line);
        } else if (line.was(name, WAITING)) {
            waiting = number(line);
        } else if (line.was(name, PENDING)) {
            pending = number(line);
        } else {
            rare(line, name);
        }
    }

    private void rare(JsonBytes line, int name) throws JsonBytes.Odd {
        if (line.was(name, TIME)) {
            line.take(':');
            time = moment(line);
        } else if (line.was(name, CLUSTER)) {
            line.take(':');
            cluster(line);
        } else if (line.was(name, PUSH_BOUND)) {
            line.take(':');
            pushBound = line.flag();
        } else if (line.was(name, PAUSED)) {
            line.take(':');
            paused = line.flag();
        } else {
            for (var elsewhere : NOT_HERE) {
                if (line.was(name, elsewhere)) {
                    throw new JsonBytes.Odd();
                }
            }
            line.take(':');
            line.skip();
        }
    }

    private static long number(JsonBytes line) throws JsonBytes.Odd {
        line.take(':');
        return line.count();
    }

    private void position(JsonBytes line) throws JsonBytes.Odd {
        consumerSeq = 0;
        streamSeq = 0;
        lastActive = null;
        line.take(':');
        line.take('{');
        for (boolean first = true; line.member(first); first = false) {
            int name = line.plain();
            if (line.was(name, CONSUMER_SEQ)) {
                consumerSeq = number(line);
            } else if (line.was(name, STREAM_SEQ)) {
                streamSeq = number(line);
            } else if (line.was(name, LAST_ACTIVE)) {
                line.take(':');
                lastActive = moment(line);
            } else {
                line.take(':');
                line.skip();
            }
        }
    }

    private Position same(Position before) {
        return before.consumer() == consumerSeq && before.stream() == streamSeq
                ? before
                : new Position(consumerSeq, streamSeq);
    }

    private @Nullable Instant same(@Nullable Instant before) {
        return lastActive != null && lastActive.equals(before) ? before : lastActive;
    }

    /** Null for Go's zero time. */
    private static @Nullable Instant moment(JsonBytes line) throws JsonBytes.Odd {
        var moment = line.time();
        return moment.getEpochSecond() < 0 ? null : moment;
    }

    private void cluster(JsonBytes line) throws JsonBytes.Odd {
        clustered = true;
        line.take('{');
        for (boolean first = true; line.member(first); first = false) {
            boolean who = line.was(line.plain(), LEADER);
            line.take(':');
            if (who) {
                var name = line.text(line.plain());
                led = !name.isEmpty();
                leader = name.equals(leader) ? leader : name;
            } else {
                line.skip();
            }
        }
    }
}
