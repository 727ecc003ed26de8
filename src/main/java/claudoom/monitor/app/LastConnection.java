package claudoom.monitor.app;

import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import java.util.concurrent.TimeUnit;

/**
 * Remembers where this run is connected, for a later start without an address: as soon as a server was reached, because a program
 * may end without being asked. Any thread.
 */
final class LastConnection {

    private static final System.Logger LOG = System.getLogger(LastConnection.class.getName());

    private final Connections connections;
    private final ConnectOptions where;
    private final Settings settings;
    private boolean kept;

    LastConnection(Connections connections, ConnectOptions where, Settings settings) {
        this.connections = connections;
        this.where = where;
        this.settings = settings;
    }

    /** Returns at once. */
    void follow() {
        connections.firstState(TimeUnit.DAYS.toSeconds(1)).thenRunAsync(this::keep);
    }

    /** Does nothing if no server was reached: that is nothing to come back to. */
    synchronized void keep() {
        if (kept || connections.state().server() == null) {
            return;
        }
        kept = true;
        var problem = settings.save(settings.values().connectedTo(where));
        if (problem != null) {
            LOG.log(System.Logger.Level.WARNING, problem);
        }
    }
}
