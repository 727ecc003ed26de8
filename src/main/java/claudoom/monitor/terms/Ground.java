package claudoom.monitor.terms;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The connection that a confirmation named: what was confirmed for one server must not leave to another.
 *
 * @param since when this connection was made; a later one is another connection
 */
public record Ground(String url, String server, String version, @Nullable String cluster, Instant since) {

    /** Null while there is no connection. */
    public static @Nullable Ground of(LinkState state) {
        var facts = state.server();
        return !state.connected() || facts == null
                ? null
                : new Ground(withoutLogin(facts.url()), facts.name(), facts.version(), facts.cluster(), state.since());
    }

    /** Why what was confirmed here must not be sent now, as one sentence, or null. */
    public @Nullable String left(LinkState now) {
        var here = of(now);
        if (here == null) {
            return "The connection to " + name() + " is lost.";
        }
        if (!sameServer(here)) {
            return "The monitor is connected to another server now: " + here.name() + ".";
        }
        return here.since.equals(since) ? null : "The connection to " + name() + " was lost meanwhile and made anew.";
    }

    /** Whether a connection made for sending leads to where the confirmation said. */
    public boolean leadsTo(LinkState other) {
        var there = of(other);
        return there != null && sameServer(there);
    }

    private boolean sameServer(Ground other) {
        return (cluster != null && !cluster.isEmpty())
                ? Objects.equals(cluster, other.cluster)
                : url.equals(other.url) && server.equals(other.server);
    }

    /** "lab-1 at nats://10.0.0.5:4222, version 2.10.27". */
    public String words() {
        return (named() ? server + " at " : "") + url + ", version " + version
                + ((cluster == null || cluster.isEmpty()) ? "" : ", cluster " + cluster);
    }

    /** What a person calls the server: its address if nobody gave it a name. */
    private String name() {
        return named() ? server : url;
    }

    /** A server without a name calls itself by its public key. */
    private boolean named() {
        return !server.matches("N[A-Z2-7]{55}");
    }

    private static String withoutLogin(String url) {
        int scheme = url.indexOf("://");
        int at = url.lastIndexOf('@');
        return (scheme < 0 || at < scheme) ? url : url.substring(0, scheme + 3) + url.substring(at + 1);
    }
}
