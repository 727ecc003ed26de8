package claudoom.monitor.app;

import claudoom.monitor.app.Options.Prompt;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.ConnectOptions.Tls;
import claudoom.monitor.nats.Login;
import claudoom.monitor.nats.NatsContext;
import claudoom.monitor.nats.NatsContexts;
import claudoom.monitor.nats.Secret;
import claudoom.monitor.nats.ServerUrls;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where to connect and as whom. The command line comes first, with a context that it names; then the environment, then the context
 * that is selected in the nats CLI, then the last connection. A selected context is not even looked at when an address is given: its
 * login is for its own server.
 */
final class ConnectChoice {

    private static final System.Logger LOG = System.getLogger(ConnectChoice.class.getName());
    private static final String USUAL_INBOX = "_INBOX";

    private final Options options;
    private final Map<String, String> environment;
    private final Settings.Values last;
    private final NatsContexts contexts;
    private final Prompt prompt;

    /** @param last what is remembered of the last connection */
    ConnectChoice(Options options, Map<String, String> environment, Settings.Values last, NatsContexts contexts,
            Prompt prompt) {
        this.options = options;
        this.environment = environment;
        this.last = last;
        this.contexts = contexts;
        this.prompt = prompt;
    }

    ConnectOptions made() throws BadConnectOptions {
        var context = context();
        var servers = servers(context);
        var login = login(servers, context);
        if (login.token() != null && (login.user() != null || servers.password() != null)) {
            throw new BadConnectOptions("give a user or a token (--token, NATS_TOKEN), not both");
        }
        if (options.password != null && options.user == null) {
            throw new BadConnectOptions("--password needs --user");
        }
        var inbox = options.inboxPrefix != null ? options.inboxPrefix : context == null ? null : context.inboxPrefix();
        try {
            return new ConnectOptions(servers, login.user(), login.password(), login.token(), login.creds(),
                    login.nkey(), tls(context), inbox == null ? USUAL_INBOX : inbox,
                    context == null ? null : context.name());
        } catch (IllegalArgumentException several) {
            throw new BadConnectOptions(String.valueOf(several.getMessage()));
        }
    }

    /** Whether the command line itself names a context: then it counts more than the environment. */
    private boolean named() {
        return options.context != null;
    }

    private @Nullable NatsContext context() throws BadConnectOptions {
        if (options.context != null) {
            return contexts.read(options.context);
        }
        if (options.server != null || variable("NATS_URL") != null) {
            return null;
        }
        var chosen = variable("NATS_CONTEXT");
        if (chosen != null) {
            return contexts.read(chosen);
        }
        var selected = contexts.selected();
        return selected != null ? selected(selected) : last.context() != null ? remembered(last.context()) : null;
    }

    private NatsContext selected(String name) throws BadConnectOptions {
        try {
            return contexts.read(name);
        } catch (BadConnectOptions broken) {
            throw new BadConnectOptions(
                    broken.getMessage() + " (it is the selected one; --server or --context goes past it)");
        }
    }

    /** What is remembered is never a reason not to start. */
    private @Nullable NatsContext remembered(String name) {
        try {
            return contexts.read(name);
        } catch (BadConnectOptions gone) {
            LOG.log(System.Logger.Level.WARNING, "the context of the last connection: {0}", gone.getMessage());
            return null;
        }
    }

    private ServerUrls servers(@Nullable NatsContext context) throws BadConnectOptions {
        if (options.server != null) {
            return ServerUrls.parse(options.server);
        }
        if (context != null) {
            return context.servers();
        }
        var url = variable("NATS_URL");
        return ServerUrls.parse(url != null ? url : last.server() != null ? last.server() : Options.URL_DEFAULT);
    }

    /** One place tells it all: what another one says of a login is left out then. */
    private Login login(ServerUrls servers, @Nullable NatsContext context) throws BadConnectOptions {
        if (options.user != null || options.creds != null || options.nkey != null || options.token != null) {
            return new Login(options.user, password(options.user), token(), options.creds, options.nkey);
        }
        if (servers.user() != null) {
            return Login.NONE;
        }
        if (context != null && named()) {
            var login = login(context);
            return login.given() ? login : fromEnvironment();
        }
        var login = fromEnvironment();
        return login.given() || context == null ? login : login(context);
    }

    private Login login(NatsContext context) throws BadConnectOptions {
        var login = context.login();
        return login.user() == null || login.password() != null || login.token() != null
                ? login
                : new Login(login.user(), secret("NATS_PASSWORD", "Password of " + login.user() + ": "), null, null,
                        null);
    }

    /** The variables of the nats CLI. */
    private Login fromEnvironment() {
        var creds = path("NATS_CREDS");
        var nkey = creds == null ? path("NATS_NKEY") : null;
        var user = creds == null && nkey == null ? variable("NATS_USER") : null;
        var token = variable("NATS_TOKEN");
        return new Login(user, password(user), token == null ? null : new Secret(token), creds, nkey);
    }

    private @Nullable Secret password(@Nullable String user) {
        if (user == null) {
            return null;
        }
        return options.password != null
                ? new Secret(options.password)
                : secret("NATS_PASSWORD", "Password of " + user + ": ");
    }

    private @Nullable Secret token() {
        if (options.token == null) {
            return null;
        }
        return options.token.isEmpty() ? secret("NATS_TOKEN", "Token: ") : new Secret(options.token);
    }

    private @Nullable Secret secret(String variable, String words) {
        var value = variable(variable);
        var known = value != null ? value : prompt.ask(words);
        return known == null ? null : new Secret(known);
    }

    private Tls tls(@Nullable NatsContext context) throws BadConnectOptions {
        var asked = context == null || given()
                ? new Tls(null, null, null, context != null && context.first())
                : context.tls();
        var before = new Tls(options.tlsca, options.tlscert, options.tlskey);
        var after = new Tls(path("NATS_CA"), path("NATS_CERT"), path("NATS_KEY"));
        return named()
                ? over(before, over(asked, after))
                : over(before, over(after, asked));
    }

    /** Whether the command line says all that a context could say of TLS, which then need not be there. */
    private boolean given() {
        return options.tlsca != null && options.tlscert != null && options.tlskey != null;
    }

    /** A certificate and its key come from one place. */
    private static Tls over(Tls first, Tls second) {
        boolean pair = first.cert() != null || first.key() != null;
        return new Tls(first.ca() != null ? first.ca() : second.ca(), pair ? first.cert() : second.cert(),
                pair ? first.key() : second.key(), first.first() || second.first());
    }

    private @Nullable Path path(String name) {
        var value = variable(name);
        return value == null ? null : Path.of(value);
    }

    /** Null also if it is empty, as scripts leave variables that they do not need. */
    private @Nullable String variable(String name) {
        var value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }
}
