package claudoom.monitor.nats;

import io.nats.client.Connection;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;

/** Proves again and again that a connection lives, by a PING that goes through its reader; else it counts as lost. */
final class Proof {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration SECOND = Duration.ofMillis(800);

    private final Life life;
    private final LongConsumer answered;
    private final Runnable moving;

    /**
     * @param answered is told the round trip in nanoseconds
     * @param moving is told that no answer came in time, but that it surely lives
     */
    Proof(Life life, LongConsumer answered, Runnable moving) {
        this.life = life;
        this.answered = answered;
        this.moving = moving;
    }

    /**
     * One PING. Under a flood its PONG may be late, then bytes that still come in are proof enough; what came in while the first
     * PING waited is none, because a frozen server's last bytes may have been on their way.
     */
    void demand() throws InterruptedException {
        try {
            var made = life.connection();
            if (answers(made, FIRST)) {
                return;
            }
            long bytes = made.getStatistics().getInBytes();
            if (!answers(made, SECOND)) {
                if (made.getStatistics().getInBytes() == bytes) {
                    life.lose("the server did not answer for " + FIRST.plus(SECOND).toMillis() + " ms");
                } else {
                    moving.run();
                }
            }
        } catch (IllegalStateException gone) {
            life.lose("the connection was closed");
        }
    }

    private boolean answers(Connection made, Duration within) throws InterruptedException {
        long began = System.nanoTime();
        try {
            made.flush(within);
        } catch (TimeoutException late) {
            return false;
        }
        answered.accept(System.nanoTime() - began);
        return true;
    }
}
