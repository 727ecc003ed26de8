package claudoom.monitor.nats;

import io.nats.client.Connection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The life that a link leads now, as long as it is believed to last, and what was dropped in all lives so far. */
final class Present {

    private static final System.Logger LOG = System.getLogger(Present.class.getName());

    private volatile @Nullable Connection connection;
    private volatile @Nullable Life life;
    private long droppedBefore;

    void begins(Life now, Connection made) {
        life = now;
        connection = made;
    }

    /** It is not believed to live any more; what it drops still counts. */
    void doubted() {
        connection = null;
    }

    /** What it dropped is counted, and it drops no more. */
    synchronized void ended(Life gone) {
        droppedBefore += gone.dropped();
        life = null;
    }

    /** The connection as long as it is believed to live. */
    @Nullable Connection connection() {
        return connection;
    }

    /** Does something with the life of now; nothing if there is none. */
    void with(Consumer<Life> call) {
        var now = life;
        if (now != null && connection != null) {
            try {
                call.accept(now);
            } catch (IllegalStateException gone) { // the next connection begins with what stands then
                LOG.log(System.Logger.Level.DEBUG, "a connection that just went", gone);
            }
        }
    }

    /** Messages that the client library threw away because we were slow. */
    synchronized long dropped() {
        var now = life;
        return droppedBefore + (now == null ? 0 : now.dropped());
    }
}
