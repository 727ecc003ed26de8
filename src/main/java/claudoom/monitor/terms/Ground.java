package claudoom.monitor.terms;

import claudoom.monitor.terms.LinkState.ServerFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The connection that a confirmation named: what was confirmed for one server must not leave to another.
 *
 * @param since when this connection was made; a later one is another connection
 * @param addresses of the servers of the cluster, as the server told them; empty if it did not
 */
public record Ground(String url, String server, String version, @Nullable String cluster, Instant since,
        List<String> addresses) {

    /** What was confirmed is not meant any more if it could not be sent within this time. */
    public static final Duration MEANT_FOR = Duration.ofSeconds(30);

    public Ground {
        addresses = List.copyOf(addresses);
    }

    public Ground(String url, String server, String version, @Nullable String cluster, Instant since) {
        this(url, server, version, cluster, since, List.of());
    }

    /** Null while there is no connection. */
    public static @Nullable Ground of(LinkState state) {
        var facts = state.server();
        return !state.connected() || facts == null
                ? null
                : of(facts, state.since());
    }

    private static Ground of(ServerFacts facts, Instant since) {
        return new Ground(withoutLogin(facts.url()), facts.name(), facts.version(), facts.cluster(), since,
                facts.addresses());
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

    /** Why what was confirmed here must not be sent over a connection to that server, in words, or null. */
    public @Nullable String against(ServerFacts there) {
        var other = of(there, since);
        return sameServer(other)
                ? null
                : "the connection for sending came to another server than was confirmed: " + other.words();
    }

    /** The same, or one of its cluster. Unrelated clusters may bear one name, but they share no address. */
    private boolean sameServer(Ground other) {
        if (url.equals(other.url) && server.equals(other.server)) {
            return Objects.equals(cluster, other.cluster);
        }
        return cluster != null && !cluster.isEmpty() && cluster.equals(other.cluster)
                && (addresses.isEmpty() || other.addresses.isEmpty()
                        || !Collections.disjoint(addresses, other.addresses));
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
