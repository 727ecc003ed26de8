package claudoom.monitor.nats;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where to connect and as whom. At most one of user, creds and nkey; a token may come with any.
 *
 * @param inboxPrefix first tokens of reply subjects, {@code _INBOX} unless the account permits only another
 * @param context name of the nats CLI context that this comes from, or null
 */
public record ConnectOptions(ServerUrls servers, @Nullable String user, @Nullable Secret password,
        @Nullable Secret token, @Nullable Path creds, @Nullable Path nkey, Tls tls, String inboxPrefix,
        @Nullable String context) {

    /**
     * PEM files; all null is the system's trust and no certificate of our own.
     *
     * @param first encrypt before the server has said anything
     */
    public record Tls(@Nullable Path ca, @Nullable Path cert, @Nullable Path key, boolean first) {

        public static final Tls DEFAULT = new Tls(null, null, null);

        public Tls(@Nullable Path ca, @Nullable Path cert, @Nullable Path key) {
            this(ca, cert, key, false);
        }

        boolean asked() {
            return ca != null || cert != null || key != null || first;
        }
    }

    /** Without a context. */
    public ConnectOptions(ServerUrls servers, @Nullable String user, @Nullable Secret password,
            @Nullable Secret token, @Nullable Path creds, @Nullable Path nkey, Tls tls, String inboxPrefix) {
        this(servers, user, password, token, creds, nkey, tls, inboxPrefix, null);
    }

    /** Login taken from the URL or none. */
    public static ConnectOptions to(String urls) throws BadConnectOptions {
        return new ConnectOptions(ServerUrls.parse(urls), null, null, null, null, null, Tls.DEFAULT, "_INBOX");
    }

    public ConnectOptions {
        int logins = (user == null ? 0 : 1) + (creds == null ? 0 : 1) + (nkey == null ? 0 : 1);
        if (logins > 1) {
            throw new IllegalArgumentException("give one of --user, --creds and --nkey, not several");
        }
    }

    /** Under which name something is remembered of this connection: another context may be another account of the same server. */
    public String key() {
        return context == null ? servers.toString() : context + "@" + servers;
    }

    /** Whether every server is asked for encryption; one that demands it gets it all the same. */
    boolean encrypted() {
        return tls.asked() || servers.urls().stream().anyMatch(url -> url.startsWith("tls:") || url.startsWith("wss:"));
    }
}
