package claudoom.monitor.nats;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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
    /** A login, a host that Java's URIs do not know as one because of an underscore, and a port. */
    private static final Pattern ODD_HOST = Pattern.compile("(.*@)?([\\w.-]*_[\\w.-]*)(:\\d+)?");

    /** @param text one URL or several, separated by commas; a bare host or host:port means {@code nats://} */
    public static ServerUrls parse(String text) throws BadConnectOptions {
        var urls = new ArrayList<String>();
        String user = null;
        Secret password = null;
        for (var part : text.split(",", -1)) {
            var address = address(part.strip());
            var uri = address.uri;
            urls.add(uri.getScheme() + "://" + address.host + ":" + port(uri)
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

    /**
     * An address taken apart.
     *
     * @param uri in which another host may stand
     * @param host as it was written; null if there is none
     */
    private record Address(URI uri, @Nullable String host) {

        static Address of(String full) throws URISyntaxException {
            var uri = new URI(full);
            var odd = ODD_HOST.matcher(String.valueOf(uri.getRawAuthority()));
            if (uri.getHost() != null || !odd.matches()) {
                return new Address(uri, uri.getHost());
            }
            var rest = full.substring(full.indexOf("://") + 3 + odd.end());
            return new Address(new URI(uri.getScheme() + "://" + (odd.group(1) == null ? "" : odd.group(1)) + "host"
                    + (odd.group(3) == null ? "" : odd.group(3)) + rest), odd.group(2));
        }
    }

    /**
     * The same address in a form that jnats reads: a name with an underscore, as containers have them, is none to it.
     *
     * @param resolver finds the address of a host; used for such names only
     */
    static String readable(String url, Resolver resolver) throws UnknownHostException {
        try {
            var address = Address.of(url);
            var host = address.host;
            if (host == null || address.uri.getHost().equals(host)) {
                return url;
            }
            var found = resolver.find(host);
            var number = found instanceof Inet6Address ? "[" + found.getHostAddress() + "]" : found.getHostAddress();
            return url.replaceFirst(Pattern.quote(host), number);
        } catch (URISyntaxException notOurs) {
            return url;
        }
    }

    /** Asks the system for the address of a host; may wait. */
    interface Resolver {
        InetAddress find(String host) throws UnknownHostException;
    }

    private static Address address(String part) throws BadConnectOptions {
        var full = part.contains("://") ? part : "nats://" + part;
        var safe = withoutLogin(part);
        try {
            var address = Address.of(full);
            var uri = address.uri;
            if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme())) {
                throw new BadConnectOptions(
                        "the server address \"" + safe + "\" must begin with nats://, tls://, ws:// or wss://");
            }
            if (address.host == null || address.host.isEmpty()) {
                throw new BadConnectOptions(
                        "the server address \"" + safe + "\" names no host; write nats://HOST:4222");
            }
            if (uri.getPort() > 65_535 || uri.getPort() == 0) {
                throw new BadConnectOptions("the port in \"" + safe + "\" must be 1 to 65535");
            }
            return address;
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
