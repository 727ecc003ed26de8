package claudoom.monitor.feature.streams.model;

import claudoom.monitor.terms.LinkState;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The connection that a confirmation named: what was confirmed there must not be done elsewhere.
 *
 * @param since when this connection was made; a later one is another
 */
public record Place(String url, String server, @Nullable String cluster, Instant since) {

    /** Null while there is no connection. */
    public static @Nullable Place of(LinkState state) {
        var facts = state.server();
        return !state.connected() || facts == null
                ? null
                : new Place(withoutLogin(facts.url()), facts.name(), facts.cluster(), state.since());
    }

    /** Why what was confirmed here must not be done now, or null. */
    public @Nullable String left(LinkState now) {
        var here = of(now);
        if (here == null) {
            return "The connection to " + words() + " is lost.";
        }
        if (!same(here)) {
            return "The monitor is connected to another server now: " + here.words() + ".";
        }
        return here.since.equals(since) ? null : "The connection to " + words() + " was lost meanwhile and made anew.";
    }

    /** Whether a connection made for the change leads to where the confirmation said. */
    public boolean leadsTo(LinkState other) {
        var there = of(other);
        return there != null && same(there);
    }

    private boolean same(Place other) {
        return (cluster != null && !cluster.isEmpty())
                ? Objects.equals(cluster, other.cluster)
                : url.equals(other.url) && server.equals(other.server);
    }

    public String words() {
        boolean named = !server.matches("N[A-Z2-7]{55}");
        return (named ? server + " at " : "") + url + ((cluster == null || cluster.isEmpty()) ? "" : ", " + cluster);
    }

    private static String withoutLogin(String url) {
        int scheme = url.indexOf("://");
        int at = url.lastIndexOf('@');
        return (scheme < 0 || at < scheme) ? url : url.substring(0, scheme + 3) + url.substring(at + 1);
    }
}
