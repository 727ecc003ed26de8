package claudoom.monitor.nats;

import io.nats.client.Options;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * What jnats is told for one connection. Reconnecting is ours: a lost connection is replaced, never revived.
 *
 * @param server the one address to try: which one is next is ours to decide
 * @param name what the server shows of us
 * @param encrypted whether the server is asked for TLS
 */
record LinkOptions(ConnectOptions asked, String server, String name, boolean headers, ExecutorService executor,
        boolean encrypted) {

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** The server adds its own words to the line, so a subject of the allowed 4,096 does not fit jnats' default. */
    private static final int CONTROL_LINE = 1 << 16;
    /** Whether the server answers is judged by the link; late answers under a flood must not end the connection. */
    private static final int MOST_PINGS = 100;
    private static final int READ_BUFFER = 1 << 18;

    /** @param readerDied told if jnats' reader ends by an exception that jnats does not report */
    Options forJnats(LinkEvents events, Consumer<Throwable> readerDied)
            throws BadConnectOptions, UnknownHostException {
        var reader = new ReaderExecutor("nats-" + name + "-reader", readerDied);
        var readable = ServerUrls.readable(server, InetAddress::getByName);
        var options = Options.builder().server(readable).noRandomize().ignoreDiscoveredServers()
                .connectionName("monitor " + name).connectionTimeout(CONNECT_TIMEOUT).maxReconnects(0)
                .reconnectBufferSize(0).pingInterval(Duration.ofSeconds(20)).maxPingsOut(MOST_PINGS)
                .bufferSize(READ_BUFFER)
                .maxControlLine(CONTROL_LINE).supportUTF8Subjects().inboxPrefix(asked.inboxPrefix())
                .errorListener(events).connectionListener(events).executor(executor).readerExecutor(reader)
                .dataPortType(RecordingPort.class.getName());
        if (!headers) {
            options.noHeaders().noNoResponders();
        }
        login(options);
        events.evidence().login(asked.creds() == null ? null : Credentials.until(asked.creds()));
        if (encrypted) {
            options.sslContext(TlsContext.of(asked.tls()))
                    .hostnameResolveMode(Options.HostnameResolveMode.HappyEyeballs);
        }
        if (asked.tls().first()) {
            options.tlsFirst();
        }
        return options.build();
    }

    private void login(Options.Builder options) throws BadConnectOptions {
        var user = asked.user() != null ? asked.user() : asked.servers().user();
        var password = asked.user() != null ? asked.password() : asked.servers().password();
        if (asked.creds() != null) {
            options.authHandler(Credentials.creds(asked.creds()));
        } else if (asked.nkey() != null) {
            options.authHandler(Credentials.nkey(asked.nkey()));
        } else if (user != null && password != null) {
            options.userInfo(user.toCharArray(), password.chars());
        } else if (user != null && asked.user() == null) {
            options.token(user.toCharArray());
        } else if (user != null) {
            options.userInfo(user.toCharArray(), new char[0]);
        }
        if (asked.token() != null) {
            options.token(asked.token().chars());
        }
    }
}
