package claudoom.monitor.nats;

import claudoom.monitor.terms.ExactSubject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named connection of the nats CLI. Its files and secrets are looked at when they are asked for, so that what the command line
 * says instead need not be there.
 *
 * @param inboxPrefix null for the usual one
 */
public record NatsContext(String name, ServerUrls servers, @Nullable String inboxPrefix, ContextFields fields) {

    private static final String DEFAULT_URL = "nats://127.0.0.1:4222";
    /** Fields without which the connection would be another than the user means, and what to do instead. */
    private static final Map<String, String> IMPOSSIBLE = impossible();

    private static Map<String, String> impossible() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("socks_proxy",
                "a SOCKS proxy, which this program cannot use; connect through a tunnel with --server");
        fields.put("jetstream_domain",
                "a JetStream domain, which this program cannot choose; connect to a server of that domain with --server");
        fields.put("jetstream_api_prefix", "a prefix of the JetStream API, which this program cannot use;"
                + " connect to the account that has the streams with --server");
        fields.put("jetstream_event_prefix", "a prefix of JetStream events, which this program cannot use;"
                + " connect to the account that has the streams with --server");
        fields.put("windows_cert_store", "the certificate store of Windows, which this program cannot use;"
                + " put the certificates into PEM files and give --server, --tlscert, --tlskey and --tlsca");
        return fields;
    }

    static NatsContext of(String name, ContextFields fields) throws BadConnectOptions {
        for (var field : IMPOSSIBLE.entrySet()) {
            if (fields.text(field.getKey()) != null) {
                throw new BadConnectOptions(
                        fields.words() + " asks (" + field.getKey() + ") for " + field.getValue());
            }
        }
        var inbox = fields.text("inbox_prefix");
        if (inbox != null && (inbox.startsWith("$") || ExactSubject.refusal(inbox) != null)) {
            throw new BadConnectOptions(
                    fields.words() + " is broken: its inbox_prefix is not the beginning of a subject");
        }
        return new NatsContext(name, servers(fields), inbox, fields);
    }

    private static ServerUrls servers(ContextFields fields) throws BadConnectOptions {
        var url = fields.text("url");
        if (url == null && fields.text("nsc") != null) {
            throw byNsc(fields);
        }
        try {
            return ServerUrls.parse(url == null ? DEFAULT_URL : url);
        } catch (BadConnectOptions broken) {
            throw new BadConnectOptions(fields.words() + " is broken: " + broken.getMessage());
        }
    }

    private static BadConnectOptions byNsc(ContextFields fields) {
        return new BadConnectOptions(fields.words()
                + " is looked up with nsc, which this program does not run; write a creds file with"
                + " nsc generate creds and give --server and --creds");
    }

    /** One of several logins counts, in the order that the nats CLI has; a token may come with any. */
    public Login login() throws BadConnectOptions {
        var token = fields.secret("token");
        var user = fields.text("user");
        if (user != null) {
            return new Login(user, fields.secret("password"), token, null, null);
        }
        if (fields.text("creds") != null) {
            return new Login(null, null, token, fields.file("creds"), null);
        }
        if (fields.text("nsc") != null) {
            throw byNsc(fields);
        }
        if (fields.text("nkey") != null) {
            return new Login(null, null, token, null, fields.file("nkey"));
        }
        if (fields.text("user_jwt") != null) {
            throw new BadConnectOptions(
                    fields.words() + " logs in with a user_jwt of its own, which this program cannot;"
                            + " put the JWT and its seed into a creds file and give --creds");
        }
        return new Login(null, null, token, null, null);
    }

    /** PEM files, and whether encryption comes first of all. */
    public ConnectOptions.Tls tls() throws BadConnectOptions {
        return new ConnectOptions.Tls(fields.file("ca"), fields.file("cert"), fields.file("key"), first());
    }

    /** Whether encryption comes before the server says anything. */
    public boolean first() {
        return fields.on("tls_first");
    }

    @Override
    public String toString() {
        return fields.words();
    }
}
