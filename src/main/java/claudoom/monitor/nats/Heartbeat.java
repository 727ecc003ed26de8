package claudoom.monitor.nats;

import io.nats.client.Connection;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Proves that one connection lives: one PING through the reader. Who is far away is waited for longer, in proportion to what it
 * took lately; who answers fast and then does not is given up soon. One thread.
 */
final class Heartbeat {

    private static final long FIRST = Duration.ofSeconds(1).toNanos();
    private static final long SECOND = Duration.ofMillis(800).toNanos();
    private static final long LONGEST = Duration.ofSeconds(4).toNanos();

    private final Connection connection;
    private long usual;

    /**
     * @param usual nanoseconds that the server took to answer, as far as known
     */
    Heartbeat(Connection connection, long usual) {
        this.connection = connection;
        this.usual = usual;
    }

    /** @param roundTrip in nanoseconds, null if it was not measured; {@code alive} then says whether anything else came in */
    record Beat(boolean alive, @Nullable Long roundTrip, Duration waited) {}

    /**
     * Under a flood the PONG may be late, then bytes that still come in are proof enough; what came in while the first PING
     * waited is none, because a frozen server's last bytes may have been on their way.
     *
     * @throws IllegalStateException if the connection was closed
     */
    Beat next() throws InterruptedException {
        long first = Math.clamp(3 * usual, FIRST, LONGEST);
        long second = Math.clamp(2 * usual, SECOND, LONGEST);
        var took = answer(first);
        if (took != null) {
            return new Beat(true, took, Duration.ZERO);
        }
        long bytes = connection.getStatistics().getInBytes();
        took = answer(second);
        return new Beat(took != null || connection.getStatistics().getInBytes() != bytes, took,
                Duration.ofNanos(first + second));
    }

    private @Nullable Long answer(long within) throws InterruptedException {
        long began = System.nanoTime();
        try {
            connection.flush(Duration.ofNanos(within));
            long took = System.nanoTime() - began;
            usual = Math.max(took, usual / 2);
            return took;
        } catch (TimeoutException late) {
            return null;
        }
    }
}
