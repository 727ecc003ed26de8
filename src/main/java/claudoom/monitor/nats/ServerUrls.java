package claudoom.monitor.nats;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The servers to try, without the login that a URL may carry: jnats prints URLs in its messages, so it must never see one
 * with a password.
 *
 * @param urls at least one, each {@code scheme://host:port}
 * @param user from the first URL that has one, as is the password; a user without password is a token, as the nats CLI
 *        has it
 */
public record ServerUrls(List<String> urls, @Nullable String user, @Nullable Secret password) {

    private static final Set<String> SCHEMES = Set.of("nats", "tls", "ws", "wss");
    private static final int DEFAULT_PORT = 4222;

    /** @param text one URL or several, separated by commas; a bare host or host:port means {@code nats://} */
    public static ServerUrls parse(String text) throws BadConnectOptions {
        var urls = new ArrayList<String>();
        String user = null;
        Secret password = null;
        for (var part : text.split(",", -1)) {
            var uri = uri(part.strip());
            urls.add(uri.getScheme() + "://" + uri.getHost() + ":" + port(uri)
                    + (uri.getScheme().startsWith("ws") && uri.getPath() != null ? uri.getPath() : ""));
            var login = uri.getUserInfo();
            if (login != null && user == null) {
                int colon = login.indexOf(':');
                user = colon < 0 ? login : login.substring(0, colon);
                password = colon < 0 ? null : new Secret(login.substring(colon + 1));
            }
        }
        return new ServerUrls(List.copyOf(urls), user, password);
    }

    private static URI uri(String part) throws BadConnectOptions {
        var full = part.contains("://") ? part : "nats://" + part;
        var safe = withoutLogin(part);
        try {
            var uri = new URI(full);
            if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme())) {
                throw new BadConnectOptions(
                        "the server address \"" + safe + "\" must begin with nats://, tls://, ws:// or wss://");
            }
            if (uri.getHost() == null || uri.getHost().isEmpty()) {
                throw new BadConnectOptions(
                        "the server address \"" + safe + "\" names no host; write nats://HOST:4222");
            }
            if (uri.getPort() > 65_535 || uri.getPort() == 0) {
                throw new BadConnectOptions("the port in \"" + safe + "\" must be 1 to 65535");
            }
            return uri;
        } catch (URISyntaxException broken) {
            throw new BadConnectOptions("the server address \"" + safe + "\" is not a URL; write nats://HOST:4222");
        }
    }

    private static int port(URI uri) {
        if (uri.getPort() > 0) {
            return uri.getPort();
        }
        return switch (uri.getScheme()) {
            case "ws" -> 80;
            case "wss" -> 443;
            default -> DEFAULT_PORT;
        };
    }

    /** Any text with what stands before an @ in its URLs replaced, for messages and logs. */
    public static String withoutLogin(String text) {
        return text.replaceAll("(//|^|[,\\s])[^/@,\\s]+@", "$1***@");
    }

    @Override
    public String toString() {
        return String.join(",", urls);
    }
}
