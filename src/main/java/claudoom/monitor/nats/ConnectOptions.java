package claudoom.monitor.nats;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where to connect and as whom. At most one of user, creds and nkey; a token may come with any.
 *
 * @param inboxPrefix first tokens of reply subjects, {@code _INBOX} unless the account permits only another
 */
public record ConnectOptions(ServerUrls servers, @Nullable String user, @Nullable Secret password,
        @Nullable Secret token, @Nullable Path creds, @Nullable Path nkey, Tls tls, String inboxPrefix) {

    /** PEM files; all null is the system's trust and no certificate of our own. */
    public record Tls(@Nullable Path ca, @Nullable Path cert, @Nullable Path key) {

        public static final Tls DEFAULT = new Tls(null, null, null);

        boolean asked() {
            return ca != null || cert != null || key != null;
        }
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

    boolean encrypted() {
        return tls.asked() || servers.urls().stream().anyMatch(url -> url.startsWith("tls:") || url.startsWith("wss:"));
    }
}
