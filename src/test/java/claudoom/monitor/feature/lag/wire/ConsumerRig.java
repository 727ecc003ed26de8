package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.ConsumerDeed;
import claudoom.monitor.feature.lag.model.ConsumerDone;
import claudoom.monitor.feature.lag.model.ConsumerPage;
import claudoom.monitor.feature.lag.model.ConsumerPlan;
import claudoom.monitor.feature.lag.model.ConsumerPrepared;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.nats.Secret;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Journal;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.terms.Outcome;
import claudoom.monitor.traffic.Traffic;
import io.nats.client.Connection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** What the page of a consumer asks and sends, connected to a real server as the program connects it; and a stranger who looks on. */
final class ConsumerRig implements AutoCloseable {

    static final ConsumerId WORKER = new ConsumerId("EVENTS", "worker");

    private static final String MARK = "mark.of.the.test";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** What the log was told, in its order. */
    final Queue<String> log = new ConcurrentLinkedQueue<>();
    /** Every request that would change a consumer, from whomever. */
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    final Connection stranger;
    final ConsumerQuestions questions;
    final ConsumerPlans plans;
    final ConsumerCommands commands;
    private final ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor();
    private final Connections connections;
    @Nullable String logTrouble;

    ConsumerRig(TestServer server, boolean readOnly) {
        this(server, readOnly, null);
    }

    /** @param user with the password "secret"; the stranger is then user "all" */
    ConsumerRig(TestServer server, boolean readOnly, @Nullable String user) {
        stranger = user == null
                ? server.connect()
                : server.connect(options -> options.noReconnect().userInfo("all", "secret"));
        connections = new Connections(options(server, user), List.of(), readOnly,
                new Traffic(subject -> Meaning.NONE, 16, 1_024, 4 << 20), polls, InstantSource.system());
        connections.start();
        Await.until(LIMIT, "connected", () -> connections.state().connected() && connections.questionable());
        questions = new ConsumerQuestions(connections.questions(), connections::state, readOnly, polls,
                InstantSource.system());
        plans = new ConsumerPlans(questions, connections::state, InstantSource.system());
        commands = new ConsumerCommands(connections.consumerChanges(), plans, () -> new Kept(), connections::state,
                polls, InstantSource.system());
    }

    private static ConnectOptions options(TestServer server, @Nullable String user) {
        try {
            var to = ConnectOptions.to(server.url());
            return new ConnectOptions(to.servers(), user, user == null ? null : new Secret("secret"), null, null, null,
                    to.tls(), to.inboxPrefix());
        } catch (BadConnectOptions wrong) {
            throw new AssertionError(wrong);
        }
    }

    /** Ten messages on two subjects, and a worker that took six of those on ev.a and ev.b and acknowledged two. */
    void story() {
        ask("$JS.API.STREAM.CREATE.EVENTS", "{\"name\":\"EVENTS\",\"subjects\":[\"ev.>\"],\"storage\":\"memory\"}");
        ask("$JS.API.CONSUMER.CREATE.EVENTS.worker", """
                {"stream_name":"EVENTS","config":{"durable_name":"worker","name":"worker","ack_policy":"explicit",
                "ack_wait":60000000000,"max_deliver":5,"description":"works"}}""");
        ask("$JS.API.CONSUMER.CREATE.EVENTS.other", """
                {"stream_name":"EVENTS","config":{"durable_name":"other","name":"other","ack_policy":"explicit"}}""");
        for (int i = 0; i < 10; i++) {
            ask("ev." + (i % 2 == 0 ? "a" : "b"), "{}");
        }
        var taken = pull("{\"batch\":6}", 6);
        for (int i = 0; i < 2; i++) {
            ask(String.valueOf(taken.poll()), "+ACK");
        }
        watch();
    }

    /** Begins to hear every request that would change a consumer. */
    void watch() {
        var watching = stranger.createDispatcher(message -> heard.add(message.getSubject()));
        for (var change : List.of("PAUSE", "RESET", "UNPIN", "DELETE", "CREATE")) {
            watching.subscribe("$JS.API.CONSUMER." + change + ".>");
        }
        watching.subscribe(MARK);
        heardNow();
        heard.clear();
    }

    /** All that was sent up to now: what the server sends one client keeps its order. */
    List<String> heardNow() {
        stranger.publish(MARK, bytes(""));
        Await.until(LIMIT, "the mark", () -> heard.contains(MARK));
        heard.removeIf(MARK::equals);
        return List.copyOf(heard);
    }

    /** Where to acknowledge messages that the worker asked for. */
    Queue<String> pull(String request, int count) {
        var taken = new ConcurrentLinkedQueue<String>();
        var inbox = stranger.createInbox();
        stranger.createDispatcher(message -> {
            if (message.getReplyTo() != null) {
                taken.add(message.getReplyTo());
            }
        }).subscribe(inbox);
        stranger.publish("$JS.API.CONSUMER.MSG.NEXT.EVENTS.worker", inbox, bytes(request));
        Await.until(LIMIT, count + " delivered", () -> taken.size() == count);
        return taken;
    }

    /** The answer to a stranger's request. */
    String ask(String subject, String body) {
        try {
            var answer = stranger.request(subject, bytes(body), LIMIT);
            if (answer == null) {
                throw new AssertionError("no answer from " + subject);
            }
            return new String(answer.getData(), StandardCharsets.UTF_8);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What the server says of it, without the time of the answer. */
    String info(String consumer) {
        return ask("$JS.API.CONSUMER.INFO.EVENTS." + consumer, "").replaceAll(",\"ts\":\"[^\"]*\"", "");
    }

    ConsumerPage page() {
        return Await.within(LIMIT, questions.ask(WORKER, null));
    }

    /** What would be sent; fails if nothing can be. */
    ConsumerPlan ready(ConsumerDeed deed) {
        return switch (prepare(deed)) {
            case ConsumerPrepared.Ready(var plan) -> plan;
            case ConsumerPrepared.Impossible(var why) -> throw new AssertionError("cannot be sent: " + why);
        };
    }

    /** Why nothing can be sent; fails if something can. */
    String impossible(ConsumerDeed deed) {
        return switch (prepare(deed)) {
            case ConsumerPrepared.Ready(var plan) -> throw new AssertionError("can be sent: " + plan);
            case ConsumerPrepared.Impossible(var why) -> why;
        };
    }

    private ConsumerPrepared prepare(ConsumerDeed deed) {
        return Await.within(LIMIT, plans.prepare(deed, WORKER));
    }

    ConsumerDone carryOut(ConsumerPlan plan) {
        return Await.within(LIMIT, commands.carryOut(plan));
    }

    @Override
    public void close() {
        connections.close();
        polls.shutdownNow();
    }

    /** The log of a test. */
    private final class Kept implements Journal {

        @Override
        public CompletableFuture<@Nullable String> begin(Line line) {
            log.add("begin " + line.command() + " " + line.subject() + " " + line.payload());
            return CompletableFuture.completedFuture(logTrouble);
        }

        @Override
        public void end(Line line, Outcome outcome) {
            log.add("end " + line.command() + " " + outcome.fate());
        }
    }
}
