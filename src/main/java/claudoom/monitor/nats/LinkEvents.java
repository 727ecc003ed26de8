package claudoom.monitor.nats;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.Consumer;
import io.nats.client.ErrorListener;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What jnats reports of one connection, turned into the two things that matter: it is lost, or something was refused. */
final class LinkEvents implements ErrorListener, ConnectionListener {

    private static final System.Logger LOG = System.getLogger(LinkEvents.class.getName());

    /** Who wants to know. */
    interface Listener {
        void lost(String why);

        /** @param subject of a denied publish or subscription */
        void denied(boolean publish, String subject);
    }

    private final Listener listener;
    private final Evidence evidence = new Evidence();
    private final AtomicBoolean slowTold = new AtomicBoolean();
    private volatile @Nullable RecordingPort port;
    private volatile BooleanSupplier crowded = () -> false;

    LinkEvents(Listener listener) {
        this.listener = listener;
    }

    Evidence evidence() {
        return evidence;
    }

    void port(RecordingPort made) {
        port = made;
    }

    void crowdedWhen(BooleanSupplier asked) {
        crowded = asked;
    }

    /** Whether so much waits for the handlers that jnats might drop soon; a long backlog also grows old in the heap, which makes the handlers slower. */
    boolean crowded() {
        return crowded.getAsBoolean();
    }

    @Nullable String malformedSubject() {
        var last = port;
        return last == null ? null : last.malformedSubject();
    }

    @Override
    @Deprecated
    public void connectionEvent(Connection connection, Events type) {
        if (type == Events.LAME_DUCK) {
            evidence.leaving();
        } else if (type == Events.DISCONNECTED || type == Events.CLOSED) {
            listener.lost(why(connection));
        }
    }

    private String why(Connection connection) {
        var where = ServerUrls.withoutLogin(String.valueOf(connection.getServerInfo().getServerName()));
        var complaint = evidence.complaint();
        if (complaint != null) {
            return Trouble.complaint(complaint, where).sentence();
        }
        return evidence.isLeaving()
                ? "the server " + where + " is shutting down and closed the connection"
                : "the server closed the connection";
    }

    @Override
    public void errorOccurred(Connection connection, String error) {
        var denied = Denial.of(error);
        if (denied != null) {
            listener.denied(denied.publish(), denied.subject());
        } else {
            evidence.complaint(error);
        }
        LOG.log(System.Logger.Level.WARNING, "server says: {0}", ServerUrls.withoutLogin(error));
    }

    @Override
    public void exceptionOccurred(Connection connection, Exception problem) {
        evidence.problem(problem);
        LOG.log(System.Logger.Level.WARNING, () -> "connection: " + ServerUrls.withoutLogin(String.valueOf(problem)));
    }

    @Override
    public void slowConsumerDetected(Connection connection, Consumer consumer) {
        if (slowTold.compareAndSet(false, true)) { // under a flood it comes hundreds of times a second; the number is in the account
            LOG.log(System.Logger.Level.WARNING, "slow consumer: the client library drops messages");
        }
    }

    /** A permission that the server refused, read from its own words. */
    record Denial(boolean publish, String subject) {

        static @Nullable Denial of(String error) {
            int at = error.toLowerCase(java.util.Locale.ROOT).indexOf("permissions violation for ");
            if (at < 0) {
                return null;
            }
            var rest = error.substring(at + "permissions violation for ".length());
            int open = rest.indexOf('"');
            int close = rest.indexOf('"', open + 1);
            int to = rest.indexOf(" to ");
            var subject = open >= 0 && close > open
                    ? rest.substring(open + 1, close)
                    : to >= 0 ? rest.substring(to + 4).strip() : "";
            return new Denial(rest.regionMatches(true, 0, "publish", 0, 7), subject);
        }
    }
}
