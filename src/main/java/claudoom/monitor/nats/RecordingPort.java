package claudoom.monitor.nats;

import io.nats.client.Connection;
import io.nats.client.impl.SocketDataPort;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A socket that can tell what came through it: how the server greeted us, why it ended, and which message the reader has
 * died of. jnats makes it by its class name.
 */
public final class RecordingPort extends SocketDataPort {

    /** The greeting and a complaint that follows it are among the first reads. */
    private static final int INTRODUCTION = 8;
    private static final long WAIT_NANOS = 500_000;
    /** A look at the queue costs as much as a message: its counters belong to the other thread. */
    private static final int LOOK_EVERY = 1 << 16;

    private final Patience patience = new Patience();
    private int unlooked;
    private final Earlier earlier = new Earlier();
    private byte @Nullable [] buffer;
    private int length;
    private int reads;
    private @Nullable LinkEvents events;

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        if (buffer != null && length > 0) {
            earlier.add(buffer, length);
        }
        waitForHandlers();
        try {
            int count = super.read(target, offset, most);
            unlooked += count;
            buffer = target;
            length = offset + count;
            if (reads < INTRODUCTION) {
                reads++;
                var listener = events();
                if (listener != null) {
                    listener.evidence().heard(target, offset, count);
                }
            }
            return count;
        } catch (IOException broken) {
            var listener = events();
            if (listener != null) {
                listener.evidence().problem(broken);
            }
            throw broken;
        }
    }

    /** Before jnats drops: while its queue is long what comes is left to the server, for moments. */
    private void waitForHandlers() {
        if (unlooked < LOOK_EVERY) {
            return;
        }
        patience.read(unlooked, System.nanoTime());
        unlooked = 0;
        while (events != null && events.crowded() && !Thread.currentThread().isInterrupted()
                && patience.lasts(System.nanoTime(), WAIT_NANOS)) {
            LockSupport.parkNanos(WAIT_NANOS);
        }
    }

    private @Nullable LinkEvents events() {
        Connection owner = connection;
        if (events == null && owner.getOptions().getErrorListener() instanceof LinkEvents found) {
            events = found;
            found.port(this);
        }
        return events;
    }

    /** The subject of the first message with malformed headers in what was read last, or null if none is to be seen. */
    @Nullable String malformedSubject() {
        if (buffer == null || length <= 0) {
            return null;
        }
        return MalformedHeaders.subject(earlier.followedBy(buffer, length), earlier.length());
    }
}
