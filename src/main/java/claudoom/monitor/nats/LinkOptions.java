package claudoom.monitor.nats;

import io.nats.client.Options;
import java.time.Duration;
import java.util.concurrent.ExecutorService;

/** What jnats is told for one connection. Reconnecting is ours: a lost connection is replaced, never revived. */
final class LinkOptions {

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** The server adds its own words to the line, so a subject of the allowed 4,096 does not fit jnats' default. */
    private static final int CONTROL_LINE = 1 << 16;
    private static final int READ_BUFFER = 1 << 18;

    private LinkOptions() {}

    /** @param server the one address to try: which one is next is ours to decide */
    static Options of(ConnectOptions asked, String server, String name, boolean headers, LinkEvents events,
            ExecutorService executor,
            ExecutorService reader) throws BadConnectOptions {
        var options = Options.builder().server(server).noRandomize().ignoreDiscoveredServers()
                .connectionName(name).connectionTimeout(CONNECT_TIMEOUT).maxReconnects(0).reconnectBufferSize(0)
                .pingInterval(Duration.ofSeconds(20)).maxPingsOut(4).bufferSize(READ_BUFFER)
                .maxControlLine(CONTROL_LINE).supportUTF8Subjects().inboxPrefix(asked.inboxPrefix())
                .errorListener(events).connectionListener(events).executor(executor).readerExecutor(reader)
                .dataPortType(RecordingPort.class.getName());
        if (!headers) {
            options.noHeaders().noNoResponders();
        }
        login(options, asked);
        if (asked.encrypted()) {
            options.sslContext(TlsContext.of(asked.tls()))
                    .hostnameResolveMode(Options.HostnameResolveMode.HappyEyeballs);
        }
        return options.build();
    }

    private static void login(Options.Builder options, ConnectOptions asked) throws BadConnectOptions {
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
