package claudoom.monitor.feature.lag;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.bridge.fx.FxPulse;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Journal;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.terms.Outcome;
import claudoom.monitor.traffic.Traffic;
import claudoom.monitor.ui.Theme;
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
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The page of a consumer, worked by mouse and keys against a real server: what is not meant is not done. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class ConsumerScreenTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final Queue<ConsumerId> lettersOf = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor();
    private TestServer server;
    private Connection stranger;
    private Connections connections;
    private Attachment shown;
    private Stage stage;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        server = TestServer.start();
        stranger = server.connect();
        ask("$JS.API.STREAM.CREATE.EVENTS", "{\"name\":\"EVENTS\",\"subjects\":[\"ev.>\"],\"storage\":\"memory\"}");
        for (var name : List.of("worker", "other")) {
            ask("$JS.API.CONSUMER.CREATE.EVENTS." + name, """
                    {"stream_name":"EVENTS","config":{"durable_name":"%s","name":"%s","ack_policy":"explicit"}}"""
                    .formatted(name, name));
        }
        for (int i = 0; i < 7; i++) {
            ask("ev.a", "{}");
        }
        stage.setScene(new Scene(new StackPane(), 968, 624));
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    /** FX thread. */
    private void open(boolean readOnly) {
        var clock = InstantSource.system();
        connections = new Connections(options(), List.of(), readOnly,
                new Traffic(subject -> Meaning.NONE, 16, 1_024, 4 << 20), polls, clock);
        var pump = new FramePump(new FxPulse(),
                (nanos, call) -> polls.schedule(call, nanos, TimeUnit.NANOSECONDS), () -> 0);
        var lag = new LagFeature(pump, connections.questions(), polls, clock,
                Memory.ofThisRun());
        lag.pages(connections.consumerChanges(), Kept::new, lettersOf::add);
        lag.environment("lab");
        connections.onState(lag::link);
        connections.start();
        lag.start();
        var scene = new Scene(new StackPane(lag.view()), 968, 624);
        new Theme(scene).choose(Theme.Choice.LIGHT);
        shown = lag.show();
        stage.setScene(scene);
    }

    private ConnectOptions options() {
        try {
            return ConnectOptions.to(server.url());
        } catch (BadConnectOptions wrong) {
            throw new AssertionError(wrong);
        }
    }

    private String ask(String subject, String body) {
        try {
            var answer = stranger.request(subject, body.getBytes(StandardCharsets.UTF_8), SOON);
            return answer == null ? "" : new String(answer.getData(), StandardCharsets.UTF_8);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @AfterEach
    void stop(FxRobot robot) {
        robot.interact(() -> {
            shown.close();
            stage.close();
        });
        connections.close();
        server.close();
        polls.shutdownNow();
    }

    private void openWorker(FxRobot robot, boolean readOnly) {
        robot.interact(() -> open(readOnly));
        Await.until(SOON, "both consumers", () -> table(robot).getItems().size() == 2);
        robot.interact(() -> {
            var table = table(robot);
            table.getSelectionModel().clearSelection();
            for (int i = 0; i < 2; i++) {
                if (table.getColumns().getFirst().getCellData(i).toString().contains("worker")) {
                    table.getSelectionModel().select(i);
                }
            }
            table.requestFocus();
        });
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        Await.until(SOON, "the page", () -> text(robot, "#lag-consumer-pending").equals("7 messages"));
    }

    private static TableView<?> table(FxRobot robot) {
        return robot.lookup("#lag-table").queryTableView();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
    }

    private static boolean there(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
    }

    @Test
    void enterOpensThePageAndEscapeLeavesIt(FxRobot robot) {
        openWorker(robot, false);
        assertThat(text(robot, "#lag-consumer-name")).isEqualTo("worker");
        assertThat(there(robot, "#lag")).isFalse();
        assertThat(text(robot, "#lag-consumer-people")).startsWith("No request waits");

        robot.clickOn("#lag-consumer-letters");
        assertThat(lettersOf).containsExactly(new ConsumerId("EVENTS", "worker"));

        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertThat(there(robot, "#lag-consumer-page")).isFalse();
        assertThat(there(robot, "#lag")).isTrue();
    }

    /** Limits are local, so a monitor that may only read has them too. */
    @Test
    void itsLimitsAreChangedOnThePageByKeys(FxRobot robot) {
        openWorker(robot, true);
        assertThat(text(robot, "#lag-consumer-limit-pending")).isEqualTo("1,000 from the documents");
        assertThat(text(robot, "#lag-consumer-over")).isEmpty();

        robot.push(KeyCode.L);
        Await.until(SOON, "the sheet", () -> there(robot, "#lag-limits-pending"));
        robot.clickOn("#lag-limits-pending").write("5").push(KeyCode.ENTER);

        Await.until(SOON, "the sheet is gone", () -> robot.lookup("#lag-limits-sheet").tryQuery().isEmpty());
        assertThat(text(robot, "#lag-consumer-limit-pending")).isEqualTo("5 set by you; else 1,000 from the documents");
        assertThat(text(robot, "#lag-consumer-over")).isEqualTo("7 pending, limit 5");
    }

    @Test
    void deletingNeedsTheNameTyped(FxRobot robot) {
        openWorker(robot, false);
        robot.clickOn("#lag-consumer-delete");
        Await.until(SOON, "what it will do", () -> text(robot, "#lag-sheet-command").startsWith("nats consumer rm"));
        Await.until(SOON, "the name is asked for",
                () -> text(robot, "#lag-sheet-reason").equals("Type worker to go on."));
        assertThat(robot.lookup("#lag-sheet-send").query().isDisabled()).isTrue();

        robot.clickOn("#lag-sheet-word").write("worker");
        Await.until(SOON, "it may be sent", () -> !robot.lookup("#lag-sheet-send").query().isDisabled());
        assertThat(ask("$JS.API.CONSUMER.INFO.EVENTS.worker", "")).contains("\"num_pending\":7");
        robot.clickOn("#lag-sheet-send");

        Await.until(SOON, "the outcome",
                () -> text(robot, "#lag-consumer-banner-detail").equals("Deleted consumer worker."));
        assertThat(ask("$JS.API.CONSUMER.INFO.EVENTS.worker", "")).contains("consumer not found");
        assertThat(ask("$JS.API.CONSUMER.INFO.EVENTS.other", "")).contains("\"num_pending\":7");
        assertThat(log).containsExactly("delete consumer", "ANSWERED");
    }

    @Test
    void anEditShowsItsDifferenceAndEscapeSendsNothing(FxRobot robot) {
        openWorker(robot, false);
        Await.until(SOON, "how it is doing", () -> text(robot, "#lag-consumer-how").equals("STOPPED")
                && text(robot, "#lag-consumer-why").startsWith("Nobody asks this consumer for messages: 7 wait.")
                && text(robot, "#lag-consumer-state").equals("STOPPED"));
        robot.clickOn("#lag-consumer-edit");
        assertThat(robot.lookup("#lag-consumer-ack-wait").query().isFocused()).isTrue();
        robot.interact(() -> robot.lookup("#lag-consumer-max-deliver").queryTextInputControl().setText("nine"));
        robot.clickOn("#lag-consumer-review");
        assertThat(text(robot, "#lag-consumer-fault")).startsWith("Max deliver: write a number");

        robot.interact(() -> robot.lookup("#lag-consumer-max-deliver").queryTextInputControl().setText("9"));
        robot.clickOn("#lag-consumer-review");
        Await.until(SOON, "the difference", () -> there(robot, "#lag-sheet-changes"));
        var shownChanges = robot.from(robot.lookup("#lag-sheet-changes").<Node>query()).lookup(".label")
                .queryAllAs(Label.class).stream().map(Label::getText).toList();
        assertThat(shownChanges).containsExactly("max deliver", "− no limit", "+ 9");
        assertThat(text(robot, "#lag-sheet-command")).isEqualTo("nats consumer edit EVENTS worker --max-deliver=9");
        Await.until(SOON, "it may be sent", () -> !robot.lookup("#lag-sheet-send").query().isDisabled());

        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        Await.until(SOON, "the sheet is gone", () -> robot.lookup("#lag-sheet").tryQuery().isEmpty());
        assertThat(ask("$JS.API.CONSUMER.INFO.EVENTS.worker", "")).contains("\"max_deliver\":-1");
        assertThat(log).isEmpty();

        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertThat(there(robot, "#lag-consumer-ask-more")).isFalse();
        assertThat(robot.lookup("#lag-consumer-edit").query().isFocused()).isTrue();
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertThat(there(robot, "#lag-consumer-page")).isFalse();
    }

    @Test
    void aMonitorThatMayOnlyReadHasNoButtons(FxRobot robot) {
        openWorker(robot, true);
        for (var action : List.of("pause", "resume", "reset", "unpin", "edit", "delete")) {
            assertThat(robot.lookup("#lag-consumer-" + action).tryQuery()).isEmpty();
        }
        assertThat(text(robot, "#lag-consumer-why-not")).startsWith("This monitor is read-only");
    }

    /** The log of a test. */
    private final class Kept implements Journal {

        @Override
        public CompletableFuture<@Nullable String> begin(Line line) {
            log.add(line.command());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void end(Line line, Outcome outcome) {
            log.add(outcome.fate().toString());
        }
    }
}
