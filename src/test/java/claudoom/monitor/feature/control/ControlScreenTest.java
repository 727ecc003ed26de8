package claudoom.monitor.feature.control;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.bridge.fx.FxPulse;
import claudoom.monitor.feature.control.wire.Preparation;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.Laid;
import claudoom.monitor.kit.Picture;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.traffic.Traffic;
import claudoom.monitor.ui.Theme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The screen and its last question, driven by mouse and keys against a real server: what is not meant never leaves. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class ControlScreenTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration QUICK = Duration.ofMillis(150);

    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor();
    private TestServer server;
    private Connections connections;
    private ControlFeature feature;
    private Attachment shown;
    private Stage stage;
    private Theme theme;
    private Path folder;

    @Start
    void start(Stage stage) throws Exception {
        this.stage = stage;
        folder = Files.createTempDirectory("control-screen");
        server = TestServer.start();
        listen("orchestrator", "clau-doom.control.experiment.>");
        listen("agent a7", "clau-doom.control.agent.a7.reset");
        var clock = InstantSource.system();
        var grammars = Grammars.builtIn("clau-doom");
        connections = new Connections(ConnectOptions.to(server.url()), List.of("clau-doom.>"), false,
                new Traffic(grammars::meaningOf, 1_000, 1 << 10, 4 << 20), polls, clock);
        var pump = new FramePump(new FxPulse(),
                (nanos, call) -> polls.schedule(call, nanos, TimeUnit.NANOSECONDS), () -> 0);
        feature = new ControlFeature(pump, connections.operator(), connections.questions(), grammars,
                new Preparation.Agents(() -> IntStream.range(0, 20).mapToObj(n -> "a" + n).toList(),
                        agent -> Set.of("guide")),
                folder.resolve("commands.jsonl"), polls, clock, new ControlFeature.Patience(QUICK, QUICK));
        feature.environment("lab");
        connections.onState(feature::link);
        connections.start();
        feature.start();
        var scene = new Scene(new StackPane(feature.view()), 968, 624);
        theme = new Theme(scene);
        theme.choose(Theme.Choice.LIGHT);
        shown = feature.show();
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    private void listen(String name, String subject) throws Exception {
        var agent = server.connect(options -> options.noReconnect().connectionName(name));
        agent.createDispatcher(message -> received
                .add(message.getSubject() + " " + new String(message.getData(), StandardCharsets.UTF_8)))
                .subscribe(subject);
        agent.flush(SOON);
    }

    @AfterEach
    void stop(FxRobot robot) throws IOException {
        robot.interact(() -> {
            shown.close();
            stage.close();
        });
        connections.close();
        server.close();
        polls.shutdownNow();
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void pauseIsSentByMouseAfterItWasConfirmed(FxRobot robot) {
        openByMouse(robot);
        assertThat(texts(robot, "#control-sheet-facts"))
                .contains("clau-doom.control.experiment.pause", "orchestrator", "LAB")
                .anyMatch(text -> text.contains("command_id"));
        assertThat(button(robot, "#control-sheet-send").getText()).isEqualTo("Pause the experiment");
        assertThat(received).isEmpty();

        robot.doubleClickOn("#control-sheet-send");

        Await.until(SOON, "the command arrives", () -> received.size() == 1);
        gone(robot);
        Await.until(SOON, "its outcome is known",
                () -> "Pause experiment: sent, no answer".equals(feature.lastOutcome()));
        Await.until(SOON, "the ledger shows it", () -> robot.lookup("#control-ledger").<TreeView<?>>query().getRoot()
                .getChildren().size() == 1);
        assertThat(received).hasSize(1);
        assertThat(feature.failedCommands()).isEmpty();
        assertThat(texts(robot, "#control-ledger")).anyMatch(
                text -> text.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d to 127\\.0\\.0\\.1:\\d+"));
    }

    @Test
    void pauseIsSentByKeysFromAnyScreen(FxRobot robot) {
        connected();
        robot.interact(() -> feature.askPause(stage));
        ready(robot);

        press(robot, "#control-sheet-send", KeyCode.SPACE);

        Await.until(SOON, "the command arrives", () -> received.size() == 1);
        assertThat(received.peek()).startsWith("clau-doom.control.experiment.pause ");
    }

    @Test
    void escapeEnterAndCancelNeverSend(FxRobot robot) {
        openByMouse(robot);
        assertThat(button(robot, "#control-sheet-cancel").isFocused()).as("the safe place").isTrue();
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        gone(robot);

        openByMouse(robot);
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        gone(robot);

        openByMouse(robot);
        press(robot, "#control-sheet-send", KeyCode.ENTER);
        Await.until(SOON, "it is said what sends",
                () -> text(robot, "#control-sheet-reason").contains("press Space to send"));
        assertThat(robot.lookup("#control-sheet").tryQuery()).as("the question stays").isPresent();
        robot.clickOn("#control-sheet-cancel");
        gone(robot);

        Await.still(Duration.ofMillis(300), "nothing is sent", received::isEmpty);
        assertThat(feature.lastOutcome()).isNull();
    }

    @Test
    void aDoubleClickOnTheFirstButtonOpensOneQuestionAndSendsNothing(FxRobot robot) {
        connected();
        robot.doubleClickOn("#control-send");
        ready(robot);

        assertThat(robot.lookup("#control-sheet").queryAll()).hasSize(1);
        assertThat(received).isEmpty();
        robot.clickOn("#control-sheet-cancel");
        gone(robot);
    }

    @Test
    void manyAgentsMustBeTyped(FxRobot robot) {
        connected();
        robot.clickOn("#control-pick-reset");
        assertThat(text(robot, "#control-against")).isEqualTo("Choose an agent.");
        robot.clickOn("#control-all-agents");
        assertThat(text(robot, "#control-deed")).isEqualTo("Reset 20 agents");
        robot.clickOn("#control-send");
        Await.until(SOON, "the word is asked for", () -> text(robot, "#control-sheet-reason").contains("Type reset"));
        assertThat(button(robot, "#control-sheet-send").isDisabled()).isTrue();

        robot.clickOn("#control-sheet-word").write("reset");
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        assertThat(received).isEmpty();
        ready(robot);
        robot.clickOn("#control-sheet-send");

        Await.until(SOON, "the agent that listens hears it", () -> received.size() == 1);
        Await.until(SOON, "all is known", () -> "Reset agent: nobody listens: 19 · sent, no answer: 1"
                .equals(feature.lastOutcome()));
        assertThat(feature.failedCommands()).extracting(ControlFeature.Failed::what)
                .containsExactly("reset: nobody listens: 19 · sent, no answer: 1");
    }

    @Test
    void theFilterHidesAgentsAndDoesNotDropTheChosen(FxRobot robot) {
        connected();
        robot.clickOn("#control-pick-reset");
        robot.clickOn("#control-filter").write("a7");
        robot.clickOn("#control-all-agents");
        robot.clickOn("#control-filter").eraseText(2).write("a8");

        assertThat(text(robot, "#control-agents-foot")).isEqualTo("1 of 20 chosen, 1 of them hidden by the filter");
        assertThat(text(robot, "#control-subjects")).isEqualTo("clau-doom.control.agent.a7.reset");
        Await.until(SOON, "who listens is said", () -> text(robot, "#control-listeners").equals("agent a7"));
    }

    @Test
    void aPayloadThatIsNoJsonCannotBeSent(FxRobot robot) {
        connected();
        robot.interact(() -> robot.lookup("#control-payload").queryAs(TextArea.class).setText("{\n  \"a\": oops }"));

        assertThat(text(robot, "#control-payload-fault")).startsWith("Line 2, column ");
        assertThat(button(robot, "#control-send").isDisabled()).isTrue();
        assertThat(text(robot, "#control-against")).isEqualTo("The payload is not JSON.");
    }

    @Test
    void tabLeavesThePayloadAndControlTabIndents(FxRobot robot) {
        connected();
        var payload = robot.lookup("#control-payload").queryAs(TextArea.class);
        robot.interact(() -> {
            payload.setText("{}");
            payload.requestFocus();
            payload.positionCaret(1);
        });
        robot.press(KeyCode.CONTROL, KeyCode.TAB).release(KeyCode.TAB, KeyCode.CONTROL);
        assertThat(payload.getText()).isEqualTo("{  }");
        assertThat(payload.isFocused()).isTrue();

        robot.press(KeyCode.TAB).release(KeyCode.TAB);
        assertThat(payload.isFocused()).isFalse();
        assertThat(payload.getText()).isEqualTo("{  }");
    }

    @Test
    void withoutAConnectionNobodyIsAsked(FxRobot robot) {
        connected();
        feature.link(LinkState.connecting(InstantSource.system().instant(), ""));
        Await.until(SOON, "said", () -> text(robot, "#control-listeners").equals("not connected"));
    }

    @Test
    void aConnectionThatIsLostMeanwhileDisablesTheButton(FxRobot robot) {
        openByMouse(robot);
        feature.link(LinkState.connecting(InstantSource.system().instant(), ""));

        Await.until(SOON, "the button is off", () -> button(robot, "#control-sheet-send").isDisabled());
        assertThat(text(robot, "#control-sheet-reason")).contains("is lost").endsWith("Close this and ask again.");
        robot.clickOn("#control-sheet-cancel");
        gone(robot);
        assertThat(received).isEmpty();
    }

    /** Into target/pictures, light and dark: to be looked at. */
    @Test
    void picturesAreTaken(FxRobot robot) {
        connected();
        picture(robot, "empty", stage.getScene());
        robot.interact(() -> feature.askPause(stage));
        ready(robot);
        picture(robot, "sheet", robot.lookup("#control-sheet").query().getScene());
        robot.clickOn("#control-sheet-send");
        robot.clickOn("#control-pick-reset");
        robot.clickOn("#control-all-agents");
        robot.clickOn("#control-send");
        Await.until(SOON, "the word is asked for", () -> text(robot, "#control-sheet-reason").contains("Type reset"));
        picture(robot, "typed", robot.lookup("#control-sheet").query().getScene());
        robot.clickOn("#control-sheet-word").write("reset");
        ready(robot);
        robot.clickOn("#control-sheet-send");
        Await.until(SOON, "all is known", () -> feature.failedCommands().size() == 1);
        var tree = robot.lookup("#control-ledger").<TreeView<?>>query();
        robot.interact(() -> tree.getRoot().getChildren().getFirst().setExpanded(true));
        robot.interact(() -> robot.lookup("#control-payload").queryAs(TextArea.class).setText("{\"level\": hard}"));
        picture(robot, "full", stage.getScene());
    }

    private void picture(FxRobot robot, String name, Scene scene) {
        for (var choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            robot.interact(() -> theme.choose(choice));
            robot.interact(() -> Picture.save(scene, "control-" + name + "-" + choice));
        }
        robot.interact(() -> theme.choose(Theme.Choice.LIGHT));
    }

    private void connected() {
        Await.until(SOON, "the monitor connects", () -> connections.state().connected());
        var robot = new FxRobot();
        Await.until(SOON, "the button is on", () -> !button(robot, "#control-send").isDisabled());
    }

    private void openByMouse(FxRobot robot) {
        connected();
        robot.clickOn("#control-send");
        ready(robot);
    }

    private static void ready(FxRobot robot) {
        Await.until(SOON, "the last button is on", () -> robot.lookup("#control-sheet-send").tryQuery()
                .map(found -> !found.isDisabled()).orElse(false));
    }

    private static void gone(FxRobot robot) {
        Await.until(SOON, "the sheet is gone", () -> robot.lookup("#control-sheet").tryQuery().isEmpty());
    }

    private static void press(FxRobot robot, String id, KeyCode key) {
        robot.interact(() -> robot.lookup(id).query().requestFocus());
        robot.press(key).release(key);
    }

    private static Button button(FxRobot robot, String id) {
        return robot.lookup(id).queryButton();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static List<String> texts(FxRobot robot, String id) {
        return robot.from(robot.lookup(id).<Node>query()).lookup(".label").queryAllAs(Label.class).stream()
                .map(Label::getText).toList();
    }
}
