package claudoom.monitor.feature.control.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.control.model.Delivery;
import claudoom.monitor.feature.control.model.Draft;
import claudoom.monitor.feature.control.model.Entry;
import claudoom.monitor.feature.control.model.Order;
import claudoom.monitor.feature.control.model.Parcel;
import claudoom.monitor.feature.control.model.Proposal;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import claudoom.monitor.terms.Ground;
import claudoom.monitor.terms.Outcome;
import claudoom.monitor.terms.Outcome.Fate;
import io.nats.client.Connection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of commands on real servers, with the monitor's own subscriptions standing. */
@Execution(ExecutionMode.CONCURRENT)
class ControlCommandsTest {

    private static final String PAUSE = "clau-doom.system.control.pause";
    private static final Draft ASKED = Draft.experiment("pause");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Queue<String> received = new ConcurrentLinkedQueue<>();

    static List<Path> servers() {
        return TestServers.all();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whoeverListensIsNamedAndItsAnswerIsKept(Path binary) throws IOException {
        try (var server = TestServer.start(binary); var rig = rig(server)) {
            orchestrator(server, PAUSE, "{\"paused\":true}");

            var ready = rig.ready(ASKED);
            var done = rig.send(ready.order());

            assertThat(ready.confirmation().receivers()).isEqualTo("orchestrator");
            assertThat(ready.confirmation().grammar()).startsWith("skill, because somebody listens");
            assertThat(ready.confirmation().deed()).isEqualTo("Pause the experiment");
            assertThat(ready.confirmation().environment()).isEqualTo("lab");
            assertThat(outcome(done)).extracting(Outcome::fate, Outcome::detail)
                    .containsExactly(Fate.ANSWERED, "{\"paused\":true}");
            assertThat(received).containsExactly(ready.order().parcels().getFirst().payload());
            assertThat(received.peek()).contains(ready.order().parcels().getFirst().id());
            assertThat(Files.readAllLines(rig.ledger.file())).hasSize(2)
                    .satisfiesExactly(line -> assertThat(line).contains("\"command\"", PAUSE, "paus"),
                            line -> assertThat(line).contains("ANSWERED", "\"millis\""));
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void thatNobodyListensIsFoundOutAlthoughTheMonitorItselfDoes(Path binary) {
        try (var server = TestServer.start(binary); var rig = rig(server)) {
            var ready = rig.ready(ASKED);

            var done = rig.send(ready.order());

            assertThat(ready.confirmation().receivers()).isEqualTo("nobody");
            assertThat(ready.confirmation().warnings()).contains("Nobody listens to this subject now.");
            assertThat(outcome(done).fate()).isEqualTo(Fate.NOBODY_LISTENS);
            assertThat(rig.history.failed()).extracting(Entry::command).containsExactly("pause");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aSilentListenerIsNotNobody(Path binary) {
        try (var server = TestServer.start(binary); var rig = rig(server)) {
            silent(server, "clau-doom.system.control.>");
            var sent = new ConcurrentLinkedQueue<String>();
            rig.commands.onSent((command, at) -> sent.add(command));

            var done = rig.send(rig.ready(ASKED).order());

            assertThat(outcome(done).fate()).isEqualTo(Fate.NO_ANSWER);
            assertThat(received).hasSize(1);
            assertThat(sent).containsExactly("pause");
            assertThat(rig.history.failed()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatTheLoginMayNotSendIsRefused(Path binary) {
        var config = """
                authorization { users = [
                  { user: boss, password: boss }
                  { user: mon, password: mon, permissions: {
                      publish: { allow: ["$SYS.REQ.SERVER.PING.CONNZ", "clau-doom.control.agent.a1.>"] } } } ] }
                """;
        try (var server = TestServer.start(binary, config);
                var rig = new ControlRig(server.url().replace("//", "//mon:mon@"), log())) {
            var boss = server.connect(options -> options.noReconnect().userInfo("boss".toCharArray(),
                    "boss".toCharArray()));
            listen(boss, "clau-doom.>");

            var done = rig.send(rig.ready(new Draft("reset", "guide", List.of("a1", "a2"), null)).order());

            assertThat(done.deliveries()).extracting(each -> fate(each)).containsExactly(Fate.NO_ANSWER, Fate.REFUSED);
            assertThat(received).hasSize(1);
            assertThat(done.server()).doesNotContain("mon:");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void nothingIsSentWithoutAConnectionAndNothingLater(Path binary) {
        try (var server = TestServer.start(binary); var rig = rig(server)) {
            var order = rig.ready(ASKED).order();
            server.kill();
            Await.until(Duration.ofSeconds(10), "the loss is seen", () -> !rig.connections.state().connected());

            var lost = rig.send(order);
            server.startAgain();
            silent(server, ">");
            Await.until(Duration.ofSeconds(10), "the monitor is back", () -> rig.connections.state().connected());

            assertThat(outcome(lost).fate()).isEqualTo(Fate.NOT_SENT);
            assertThat(outcome(lost).detail()).contains("lost");
            Await.still(Duration.ofSeconds(1), "nothing comes later", () -> commandsSeen() == 0);
            assertThat(rig.prepare(ASKED)).isInstanceOf(Proposal.Ready.class);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aDeadServerThatIsStillBelievedToLiveGetsNothingLater(Path binary) {
        try (var server = TestServer.start(binary); var rig = rig(server)) {
            var order = rig.ready(ASKED).order();
            server.kill();

            var lost = rig.send(order);
            server.startAgain();
            silent(server, ">");
            Await.until(Duration.ofSeconds(10), "the monitor is back", () -> rig.connections.state().connected());

            assertThat(outcome(lost).fate()).isEqualTo(Fate.NOT_SENT);
            Await.still(Duration.ofSeconds(1), "nothing comes later", () -> commandsSeen() == 0);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatWasConfirmedForAnotherConnectionStays(Path binary) {
        try (var server = TestServer.start(binary); var rig = rig(server)) {
            silent(server, "clau-doom.>");
            var order = rig.ready(ASKED).order();
            var earlier = order.ground();
            var old = new Ground(earlier.url(), earlier.server(), earlier.version(), earlier.cluster(), Instant.EPOCH);

            var done = rig.send(on(old, order));

            assertThat(outcome(done).fate()).isEqualTo(Fate.NOT_SENT);
            assertThat(outcome(done).detail()).contains("made anew");
            assertThat(received).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void anOrderIsSentOnceHoweverOftenItIsAskedFor(Path binary) {
        try (var server = TestServer.start(binary); var rig = rig(server)) {
            silent(server, "clau-doom.>");
            var order = rig.ready(ASKED).order();

            var first = rig.commands.send(order);
            var second = rig.commands.send(order);

            assertThat(second.join()).isNull();
            assertThat(outcome(Objects.requireNonNull(first.join())).fate()).isEqualTo(Fate.NO_ANSWER);
            assertThat(received).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void manyAgentsGetOneMessageEachAndNoneGoesToAWildcard(Path binary) {
        try (var server = TestServer.start(binary); var rig = rig(server)) {
            var agents = server.connect(options -> options.noReconnect().connectionName("agents"));
            for (int n = 0; n < 12; n++) {
                listen(agents, "clau-doom.control.agent.a" + n + ".reset");
            }
            listen(agents, "clau-doom.control.agent.*.config");
            var targets = IntStream.range(0, 13).mapToObj(n -> "a" + n).toList();

            var ready = rig.ready(new Draft("reset", null, targets, null));
            var done = rig.send(ready.order());

            assertThat(ready.confirmation().type()).isEqualTo("reset");
            assertThat(ready.confirmation().receivers()).isEqualTo("somebody listens to 12 of 13 subjects");
            assertThat(received).hasSize(12).doesNotHaveDuplicates();
            assertThat(done.words()).isEqualTo("nobody listens: 1 · sent, no answer: 12");
            assertThat(rig.prepare(new Draft("config", null, List.of("*"), null)))
                    .isInstanceOfSatisfying(Proposal.Impossible.class,
                            not -> assertThat(not.reason()).contains("cannot be sent to a wildcard"));
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aLiteralWildcardIsRefusedBelowTheScreensAsWell(Path binary) {
        try (var server = TestServer.start(binary); var rig = rig(server)) {
            silent(server, "clau-doom.>");
            var order = rig.ready(ASKED).order();
            var wild = new Order("w", "config", "Configure", "guide",
                    List.of(new Parcel("w-1", "*", "clau-doom.control.agent.*.config", "{}")), order.ground(),
                    order.quiet(), false, order.made());

            var done = rig.send(wild);

            assertThat(outcome(done).fate()).isEqualTo(Fate.NOT_SENT);
            assertThat(received).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void nothingLeavesUnloggedUnlessThatWasSaid(Path binary) throws IOException {
        var file = Files.createFile(folder.resolve("in-the-way"));
        try (var server = TestServer.start(binary);
                var rig = new ControlRig(server.url(), file.resolve("commands.jsonl"))) {
            silent(server, "clau-doom.>");
            var told = rig.ready(ASKED);
            assertThat(told.confirmation().warnings().getFirst()).startsWith("This command will not be in the log: ");

            var untold = rig.send(unlogged(told.order(), "other", false));

            assertThat(outcome(untold).detail()).contains("the log cannot be written, so nothing was sent");
            assertThat(received).isEmpty();
            for (int n = 0; n < 4; n++) { // what failed closes the connection for sending; what comes next finds a new one
                rig.send(unlogged(told.order(), "failing-" + n, false));
                assertThat(outcome(rig.send(unlogged(told.order(), "said-" + n, true))).fate())
                        .isEqualTo(Fate.NO_ANSWER);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aReadOnlyMonitorHasNoWayToSend(Path binary) {
        try (var server = TestServer.start(binary); var rig = new ControlRig(server.url(), log(), true)) {
            assertThat(rig.prepare(ASKED)).isEqualTo(new Proposal.Impossible("Read-only: nothing can be sent."));
            assertThat(rig.connections.operator()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatTheOperatorWroteIsSentOnlyIfItIsJson(Path binary) {
        try (var server = TestServer.start(binary); var rig = rig(server)) {
            silent(server, "clau-doom.>");
            assertThat(rig.prepare(new Draft("pause", null, List.of(), "{\"because\": ")))
                    .isInstanceOfSatisfying(Proposal.Impossible.class,
                            not -> assertThat(not.reason()).startsWith("The payload is not JSON: line 1"));

            rig.send(rig.ready(new Draft("pause", null, List.of(), "{\"because\":\"lunch\",\"id\":\"{id}\"}")).order());

            assertThat(received).singleElement().asString().startsWith("{\"because\":\"lunch\",\"id\":\"")
                    .doesNotContain(
                            "{id}");
        }
    }

    private ControlRig rig(TestServer server) {
        return new ControlRig(server.url(), log());
    }

    private Path log() {
        return folder.resolve("commands.jsonl");
    }

    private static Order on(Ground ground, Order order) {
        return new Order(order.id(), order.command(), order.title(), order.grammar(), order.parcels(), ground,
                order.quiet(), order.unlogged(), order.made());
    }

    private static Order unlogged(Order order, String id, boolean said) {
        return new Order(id, order.command(), order.title(), order.grammar(), order.parcels(), order.ground(),
                order.quiet(), said, order.made());
    }

    private static Outcome outcome(Entry entry) {
        return Objects.requireNonNull(entry.deliveries().getFirst().outcome());
    }

    private static Fate fate(Delivery delivery) {
        return Objects.requireNonNull(delivery.outcome()).fate();
    }

    private long commandsSeen() {
        return received.stream().filter(text -> text.contains("command_id")).count();
    }

    private void orchestrator(TestServer server, String subject, String answer) {
        var connection = server.connect(options -> options.noReconnect().connectionName("orchestrator"));
        connection.createDispatcher(message -> {
            received.add(new String(message.getData(), StandardCharsets.UTF_8));
            connection.publish(message.getReplyTo(), answer.getBytes(StandardCharsets.UTF_8));
        }).subscribe(subject);
        flush(connection);
    }

    private void silent(TestServer server, String subject) {
        listen(server.connect(options -> options.noReconnect().connectionName("silent")), subject);
    }

    private void listen(Connection connection, String subject) {
        connection.createDispatcher(message -> received.add(new String(message.getData(), StandardCharsets.UTF_8)))
                .subscribe(subject);
        flush(connection);
    }

    private static void flush(Connection connection) {
        try {
            connection.flush(Duration.ofSeconds(2));
        } catch (TimeoutException | InterruptedException late) {
            throw new AssertionError(late);
        }
    }
}
