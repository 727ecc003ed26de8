package claudoom.monitor.app;

import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.NatsContexts;
import claudoom.monitor.nats.Usable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line. Options have the names of the nats CLI where it has them. */
@Command(name = "monitor", mixinStandardHelpOptions = true, versionProvider = Options.Version.class, sortOptions = false, description = "Watches a clau-doom experiment on NATS: subjects, events, agents, lag, dead letters; pauses it when told to.", footer = {
    "", "Secrets may come from the environment (NATS_PASSWORD, NATS_TOKEN), a nats CLI context or, at a terminal,",
    "from a prompt. NATS_CREDS, NATS_NKEY, NATS_USER, NATS_CA, NATS_CERT and NATS_KEY are as in the nats CLI.",
    "Exit codes: 0 done, 1 no display or another failure, 2 wrong usage,",
    "3 could not connect, 4 connected but without a permission that is needed."})
final class Options {

    static final String URL_DEFAULT = "nats://127.0.0.1:4222";

    @Option(names = {"-s",
        "--server"}, paramLabel = "URL[,URL]", description = "where to connect; default: $NATS_URL, else the selected nats CLI context, else the last connection, else "
                + URL_DEFAULT)
    @Nullable String server;

    @Option(names = "--context", paramLabel = "NAME", description = "nats CLI context: address, login and certificates, as far as no other option gives them; default $NATS_CONTEXT, else the selected one")
    @Nullable String context;

    @Option(names = "--creds", paramLabel = "FILE", description = "credentials file (JWT and seed)")
    @Nullable Path creds;

    @Option(names = "--nkey", paramLabel = "FILE", description = "file with an nkey seed")
    @Nullable Path nkey;

    @Option(names = "--user", paramLabel = "NAME", description = "user; the password from $NATS_PASSWORD or a prompt")
    @Nullable String user;

    @Option(names = "--password", paramLabel = "TEXT", arity = "0..1", description = "better left out: other users of this machine can see it")
    @Nullable String password;

    @Option(names = "--token", paramLabel = "TEXT", arity = "0..1", fallbackValue = "", description = "token; without a value from $NATS_TOKEN or a prompt")
    @Nullable String token;

    @Option(names = "--tlsca", paramLabel = "FILE", description = "PEM file with the authority to trust")
    @Nullable Path tlsca;

    @Option(names = "--tlscert", paramLabel = "FILE", description = "PEM file with our certificate")
    @Nullable Path tlscert;

    @Option(names = "--tlskey", paramLabel = "FILE", description = "PEM file with our key")
    @Nullable Path tlskey;

    @Option(names = "--inbox-prefix", paramLabel = "SUBJECT", description = "first tokens of reply subjects, if the account permits only its own (default: _INBOX)")
    @Nullable String inboxPrefix;

    @Option(names = "--grammar", paramLabel = "NAME-or-FILE", defaultValue = "guide,skill", description = "what subjects mean; default both built-in ones: ${DEFAULT-VALUE}")
    String grammar = "guide,skill";

    @Option(names = "--descriptors", paramLabel = "FILE", description = "Protobuf descriptor set (protoc --include_imports --descriptor_set_out); default as last time")
    @Nullable Path descriptors;

    @Option(names = "--root", paramLabel = "TOKEN", defaultValue = "clau-doom", description = "first token of every subject (default: ${DEFAULT-VALUE})")
    String root = "clau-doom";

    @Option(names = "--read-only", description = "nothing can be sent: no command, no JetStream write")
    boolean readOnly;

    @Option(names = "--demo", description = "a private nats-server on loopback with a simulated experiment")
    boolean demo;

    @Option(names = "--snapshot", paramLabel = "DIR", description = "no window: watch, write a picture of every screen and report.json into DIR, end")
    @Nullable Path snapshot;

    @Option(names = "--report", paramLabel = "FILE", description = "no window: watch, write the report (- is standard output), end")
    @Nullable String report;

    @Option(names = "--for", paramLabel = "SECONDS", defaultValue = "10", description = "how long a snapshot or report watches (default: ${DEFAULT-VALUE})")
    double seconds = 10;

    @Option(names = "--theme", paramLabel = "light|dark|system", description = "colours; default as last time, else system")
    @Nullable String theme;

    @Option(names = "--size", paramLabel = "WxH", description = "size of the window or the pictures, such as 1280x800")
    @Nullable String size;

    @Option(names = "--keep-messages", paramLabel = "COUNT", defaultValue = "200000", description = "most messages kept to be looked at (default: ${DEFAULT-VALUE})")
    int keepMessages = Keep.DEFAULT.messages();

    @Option(names = "--keep-megabytes", paramLabel = "MB", defaultValue = "256", description = "most megabytes of their payloads kept, if that is reached first (default: ${DEFAULT-VALUE})")
    int keepMegabytes = Keep.DEFAULT.megabytes();

    @Option(names = "--keep-last-megabytes", paramLabel = "MB", defaultValue = "64", description = "most megabytes for the last payloads of subjects beyond those (default: ${DEFAULT-VALUE})")
    int keepLastMegabytes = Keep.DEFAULT.lastMegabytes();

    @Option(names = "--first-frame", hidden = true, description = "print when the first frame was painted and end")
    boolean firstFrame;

    /** Tells the version of the jar. */
    static final class Version implements picocli.CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Product.TITLE + " " + Product.version()};
        }
    }

    Keep keep() {
        return new Keep(keepMessages, keepMegabytes, keepLastMegabytes);
    }

    boolean headless() {
        return snapshot != null || report != null;
    }

    /** Why the report or the pictures could not be written, as a sentence, or null; makes the folder of the pictures. */
    @Nullable String unwritable() {
        if (snapshot != null && !Folders.writable(snapshot)) {
            return "the pictures cannot be written: " + snapshot + " cannot be made, or is no folder to write to";
        }
        if (report == null || report.equals("-")) {
            return null;
        }
        var file = Path.of(report).toAbsolutePath();
        var folder = file.getParent();
        boolean fine = Files.exists(file)
                ? !Files.isDirectory(file) && Files.isWritable(file)
                : folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
        return fine ? null : "the report cannot be written to " + report + "; is there such a folder, and is it yours?";
    }

    /** What picocli cannot see. */
    void check() throws BadConnectOptions {
        notEmpty();
        if (!(seconds > 0 && seconds <= 86_400)) {
            throw new BadConnectOptions("--for takes more than 0 and at most 86400 seconds, not " + seconds);
        }
        if (root.isBlank() || root.chars().anyMatch(c -> c <= ' ' || c == '*' || c == '>') || root.startsWith(".")
                || root.endsWith(".") || root.contains("..")) {
            throw new BadConnectOptions(
                    "--root takes a subject's first token, such as clau-doom, without wildcards or blanks");
        }
        if (theme != null && !List.of("light", "dark", "system").contains(theme)) {
            throw new BadConnectOptions("--theme takes light, dark or system, not \"" + theme + "\"");
        }
        if (size != null && !size.matches("[1-9]\\d{2,3}x[1-9]\\d{2,3}")) {
            throw new BadConnectOptions("--size takes a width and a height such as 1280x800");
        }
        if (inboxPrefix != null) {
            Usable.inboxPrefix(inboxPrefix);
        }
        keep().check(Runtime.getRuntime().maxMemory());
        if (demo && (server != null || context != null)) {
            throw new BadConnectOptions(
                    "--demo brings its own server; leave out " + (server != null ? "--server" : "--context"));
        }
    }

    /** A script whose variable is empty should hear of it: without the value something else would be done. */
    private void notEmpty() throws BadConnectOptions {
        var given = new LinkedHashMap<String, @Nullable Object>();
        given.put("--server", server);
        given.put("--context", context);
        given.put("--creds", creds);
        given.put("--nkey", nkey);
        given.put("--user", user);
        given.put("--tlsca", tlsca);
        given.put("--tlscert", tlscert);
        given.put("--tlskey", tlskey);
        given.put("--grammar", grammar);
        given.put("--descriptors", descriptors);
        given.put("--snapshot", snapshot);
        given.put("--report", report);
        for (var one : given.entrySet()) {
            if (one.getValue() != null && one.getValue().toString().isBlank()) {
                throw new BadConnectOptions(one.getKey() + " is given an empty value; leave it out or say what it is");
            }
        }
    }

    /**
     * Where to connect and as whom.
     *
     * @param environment of the process
     * @param last what is remembered of the last connection
     * @param prompt asks a person for a secret; gives null where there is nobody
     */
    ConnectOptions connect(Map<String, String> environment, Settings.Values last, NatsContexts contexts, Prompt prompt)
            throws BadConnectOptions {
        return new ConnectChoice(this, environment, last, contexts, prompt).made();
    }

    /** Asks a person at the terminal, without showing what is typed. */
    @FunctionalInterface
    interface Prompt {
        @Nullable String ask(String words);

        @SuppressWarnings("SystemConsoleNull") // ErrorProne knows that it is never null here, NullAway does not
        static @Nullable String atTerminal(String words) {
            var console = System.console();
            if (console == null || !console.isTerminal()) {
                return null;
            }
            var typed = console.readPassword("%s", words);
            return typed == null ? null : new String(typed);
        }
    }
}
