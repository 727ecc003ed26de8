package claudoom.monitor.feature.streams.wire;

import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.Done;
import claudoom.monitor.feature.streams.model.Plan;
import claudoom.monitor.feature.streams.model.Prepared;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.WireTap;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.nats.Secret;
import claudoom.monitor.terms.Journal;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.terms.Outcome;
import claudoom.monitor.traffic.Traffic;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The wires of the streams screen on a real server, connected as the program connects them. */
final class StreamsRig implements AutoCloseable {

    private static final List<String> QUESTIONS = List.of("$JS.API.INFO ", "$JS.API.STREAM.NAMES ",
            "$JS.API.STREAM.LIST ", "$JS.API.STREAM.INFO.", "$JS.API.CONSUMER.LIST.", "$JS.API.STREAM.MSG.GET.",
            "$SYS.REQ.");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    final TestServer server;
    final Connections connections;
    final ExecutorService reader = Executors.newSingleThreadExecutor();
    final ExecutorService writer = Executors.newSingleThreadExecutor();
    final ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor();
    final StreamPlans plans;
    final StreamCommands commands;
    final MessageBrowse browse;
    final Queue<String> journal = new ConcurrentLinkedQueue<>();
    /** Whether it cannot be written down what became of a change. */
    volatile boolean logBreaks;
    private final @Nullable WireTap tap;
    private @Nullable Connection client;

    StreamsRig(Path binary) {
        this(binary, "", null, null, false);
    }

    StreamsRig(Path binary, String config, @Nullable String user, @Nullable String password, boolean readOnly) {
        this(TestServer.start(binary, config), null, user, password, readOnly);
    }

    /** With everything that the monitor sends written down; the client of the test is not. */
    static StreamsRig tapped(Path binary, boolean readOnly) {
        var server = TestServer.start(binary, "");
        return new StreamsRig(server, new WireTap(server.url()), null, null, readOnly);
    }

    private StreamsRig(TestServer server, @Nullable WireTap tap, @Nullable String user, @Nullable String password,
            boolean readOnly) {
        this.server = server;
        this.tap = tap;
        var traffic = new Traffic(subject -> Meaning.NONE, 16, 1_024, 4 << 20);
        connections = new Connections(options(tap == null ? server.url() : tap.url(), user, password), List.of(),
                readOnly, traffic, polls,
                InstantSource.system());
        connections.start();
        plans = new StreamPlans(connections.questions(), reader, connections::state, InstantSource.system());
        commands = new StreamCommands(connections.changes(), plans, this::log, connections::state, writer,
                InstantSource.system());
        browse = new MessageBrowse(connections.questions(), reader);
        Await.until(LIMIT, "connected", () -> connections.state().connected() && connections.questionable());
    }

    private static ConnectOptions options(String url, @Nullable String user, @Nullable String password) {
        try {
            var to = ConnectOptions.to(url);
            return new ConnectOptions(to.servers(), user, password == null ? null : new Secret(password), null, null,
                    null, to.tls(), to.inboxPrefix());
        } catch (BadConnectOptions wrong) {
            throw new AssertionError(wrong);
        }
    }

    private Journal log() {
        return new Journal() {
            @Override
            public CompletableFuture<@Nullable String> begin(Line line) {
                journal.add("begin " + line.command() + " " + line.subject() + " " + line.payload());
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public void end(Line line, Outcome outcome) {
                if (logBreaks) {
                    throw new IllegalStateException("the log");
                }
                journal.add("end " + line.command() + " " + outcome.fate() + " " + outcome.detail());
            }
        };
    }

    /** What the monitor published, except for questions that change nothing. */
    List<String> changesSent() {
        return Objects.requireNonNull(tap).published().stream()
                .filter(one -> QUESTIONS.stream().noneMatch(one::startsWith)).toList();
    }

    Connection client() {
        var made = client == null ? server.connect() : client;
        client = made;
        return made;
    }

    JetStreamManagement streams() {
        try {
            return client().jetStreamManagement();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    void make(String name, RetentionPolicy retention, String... subjects) throws Exception {
        streams().addStream(StreamConfiguration.builder().name(name).subjects(subjects).retentionPolicy(retention)
                .storageType(StorageType.File).build());
    }

    /** On {@code subject.0}, {@code subject.1}, {@code subject.2}, {@code subject.0} and so on; stored when it returns. */
    void publish(String subject, int count) throws Exception {
        var stored = new ArrayList<CompletableFuture<?>>();
        for (int n = 0; n < count; n++) {
            stored.add(client().jetStream().publishAsync(subject + "." + n % 3,
                    ("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8)));
        }
        CompletableFuture.allOf(stored.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
    }

    /** What would be confirmed; fails if nothing can be. */
    Plan plan(Deed deed) {
        var prepared = Await.within(LIMIT, plans.prepare(deed));
        if (prepared instanceof Prepared.Ready(var plan)) {
            return plan;
        }
        throw new AssertionError("cannot be done: " + prepared);
    }

    /** Why it cannot be done. */
    String refusal(Deed deed) {
        var prepared = Await.within(LIMIT, plans.prepare(deed));
        if (prepared instanceof Prepared.Impossible(var why)) {
            return why;
        }
        throw new AssertionError("could be done: " + prepared);
    }

    Done done(Plan plan, boolean lenient) {
        return Await.within(LIMIT, commands.carryOut(plan, lenient));
    }

    static <T> T within(CompletableFuture<T> future) {
        return Await.within(LIMIT, future);
    }

    @Override
    public void close() {
        connections.close();
        polls.shutdownNow();
        reader.shutdownNow();
        writer.shutdownNow();
        if (tap != null) {
            tap.close();
        }
        server.close();
    }
}
