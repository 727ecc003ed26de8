package claudoom.monitor.terms;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the connection to the server is, in words that a person can act on.
 *
 * @param since when this phase began; for {@code RECONNECTING} the last moment the connection was known to be alive
 * @param detail one sentence without secrets: where, or why not; empty if there is nothing to say
 * @param rttNanos last measured round trip, or null when unknown
 */
public record LinkState(Phase phase, Instant since, String detail, @Nullable ServerFacts server,
        @Nullable Long rttNanos) {

    /**
     * What the server says of itself.
     *
     * @param addresses where clients reach the servers of its cluster; empty if it does not tell
     */
    public record ServerFacts(String url, String name, String version, boolean jetStream, @Nullable String cluster,
            long maxPayload, List<String> addresses) {

        public ServerFacts {
            addresses = List.copyOf(addresses);
        }

        public ServerFacts(String url, String name, String version, boolean jetStream, @Nullable String cluster,
                long maxPayload) {
            this(url, name, version, jetStream, cluster, maxPayload, List.of());
        }
    }

    /** The steps of a connection's life, as they are shown. */
    public enum Phase {
        CONNECTING, CONNECTED, RECONNECTING, REFUSED, CLOSED
    }

    public static LinkState connecting(Instant now, String where) {
        return new LinkState(Phase.CONNECTING, now, where, null, null);
    }

    /** Whether it says the same, whatever the round trip takes now. */
    public boolean sameAs(@Nullable LinkState other) {
        return other != null && equals(new LinkState(other.phase, other.since, other.detail, other.server, rttNanos))
                && (rttNanos == null) == (other.rttNanos == null);
    }

    public boolean connected() {
        return phase == Phase.CONNECTED;
    }
}
