package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.fx.FrameEffort;
import claudoom.monitor.bridge.fx.FxPulse;
import claudoom.monitor.demo.Experiment;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.Laid;
import claudoom.monitor.kit.Picture;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.nats.ConnectOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window on a living experiment, driven as its user would. */
@ExtendWith(Laid.class)
class ShellTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private TestServer server;
    private Experiment experiment;
    private Wiring all;
    private MonitorWindow window;

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        server = TestServer.start();
        experiment = Experiment.start(server.url(), "clau-doom", 3);
        all = new Wiring(ConnectOptions.to(server.url()), Grammars.builtIn("clau-doom"), false,
                Files.createTempDirectory(folder, "run").resolve("commands.jsonl"), new FxPulse(), new FrameEffort(),
                InstantSource.system());
        all.start();
        window = WaitForAsyncUtils.asyncFx(() -> {
            var made = new MonitorWindow(all, Settings.load(folder, all.clock.instant()), false, "light", 980, 660,
                    List.of());
            all.navigation.set(made::open);
            made.show();
            made.open("Overview");
            return made;
        }).get();
        until("connected", () -> all.connections.state().connected());
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(window::close);
        all.close();
        experiment.close();
        server.close();
    }

    private static void until(String what, Callable<Boolean> condition) {
        Await.until(SOON, what, () -> {
            WaitForAsyncUtils.waitForFxEvents(2);
            return condition.call();
        });
    }

    /** Else the next key would be typed into the filter. */
    @Test
    void whenABannerGoesThatHasTheFocusTheListGetsIt(FxRobot robot) {
        robot.interact(() -> window.open("Events"));
        robot.interact(() -> all.notices.put("Something to be read."));
        until("the notice", () -> shows(robot, "notice-close"));
        robot.interact(() -> robot.lookup("#notice-close").queryAs(Button.class).requestFocus());
        robot.type(KeyCode.ENTER);

        until("it is gone", () -> !shows(robot, "notice-banner"));
        assertThat(robot.lookup("#events-table").queryTableView().isFocused()).isTrue();
    }

    private static boolean shows(FxRobot robot, String id) {
        return robot.lookup("#" + id).tryQuery().map(Node::isVisible).orElse(false);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(Labeled.class).getText();
    }

    @Test
    void everyScreenIsReachedByMouseAndByKey(FxRobot robot) {
        for (var name : List.of("subjects", "events", "agents", "lag", "dead-letters", "control", "overview")) {
            robot.clickOn("#rail-" + name);
            assertThat(robot.lookup(".screen").tryQuery()).as(name).isPresent();
        }
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT4).release(KeyCode.CONTROL);
        assertThat(robot.lookup("#agents-filter").tryQuery()).isPresent();
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT5).release(KeyCode.CONTROL);
        assertThat(robot.lookup(".lag-split").tryQuery()).isPresent();
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        robot.write("eve").type(KeyCode.ENTER);
        until("the palette leads to Events", () -> !shows(robot, "palette") && shows(robot, "events-filter"));
    }

    @Test
    void theStatusLineAddsUp(FxRobot robot) {
        until("messages came", () -> number(robot, "status-received") > 500);
        var sums = new long[2];
        robot.interact(() -> { // all of one frame: it counts on
            sums[0] = number(robot, "status-received");
            sums[1] = number(robot, "status-shown") + number(robot, "status-filtered")
                    + number(robot, "status-evicted") + number(robot, "status-dropped");
        });
        assertThat(sums[1]).isEqualTo(sums[0]);
    }

    private static long number(FxRobot robot, String id) {
        var label = robot.lookup("#" + id).queryAs(Label.class).getText().replace(",", "");
        return label.isEmpty() ? 0 : Long.parseLong(label);
    }

    @Test
    void theExperimentIsPausedFromTheTopBarAndResumedFromTheBanner(FxRobot robot) {
        until("agents play", () -> all.agents.glances(all.clock.instant()).size() == Experiment.AGENTS);
        robot.clickOn("#pause");
        confirm(robot);
        until("the banner says so", () -> shows(robot, "paused-banner")
                && text(robot, "paused-banner-detail").contains("by you"));
        until("and that all agents are silent",
                () -> text(robot, "paused-banner-detail").contains("all agents are silent"));
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.P).release(KeyCode.SHIFT, KeyCode.CONTROL);
        until("the key that pauses resumes now", () -> robot.lookup("#control-sheet").tryQuery().isPresent());
        until("and says so", () -> text(robot, "control-sheet-title").contains("Resume"));
        robot.type(KeyCode.ESCAPE);
        until("it may be left", () -> robot.lookup("#control-sheet").tryQuery().isEmpty());
        robot.clickOn("#resume-now");
        confirm(robot);
        until("no banner", () -> !shows(robot, "paused-banner"));
    }

    /** Into target/pictures as well: two banners and a frozen list leave the working screens what they need. */
    @Test
    void bannersAndAFrozenListCoverAndCutNothing(FxRobot robot) throws Exception {
        until("agents play", () -> all.agents.glances(all.clock.instant()).size() == Experiment.AGENTS);
        robot.clickOn("#pause");
        confirm(robot);
        until("the pause is said", () -> shows(robot, "paused-banner"));
        robot.interact(() -> window.open("Events"));
        robot.clickOn("#events-freeze");
        for (var name : List.of("Events", "Subjects", "Agents", "Lag", "Dead letters", "Control", "Streams",
                "Overview")) {
            robot.interact(() -> window.open(name));
            until("nothing is told any more", () -> !shows(robot, "outcome-banner"));
            var before = bounds(robot, "#screen");
            all.whole.outcome("Reset agent directly doom-agent-AX: sent, no answer");
            until("both banners and the frozen list are said", () -> shows(robot, "paused-banner")
                    && shows(robot, "outcome-banner") && shows(robot, "status-frozen"));
            robot.interact(() -> picture("banners-" + Rail.id(name)));
            assertThat(bounds(robot, "#screen")).as("nothing of %s moves under the pointer", name).isEqualTo(before);
            assertThat(bounds(robot, "#screen").getMinY()).as(name)
                    .isGreaterThanOrEqualTo(bounds(robot, "#paused-banner").getMaxY());
            assertThat(bounds(robot, "#outcome-banner").getMaxY()).as("the bar below can be read")
                    .isLessThanOrEqualTo(bounds(robot, "#status").getMinY());
            assertThat(bounds(robot, ".screen").getMaxY()).as("all of %s is in the window", name)
                    .isLessThanOrEqualTo(bounds(robot, "#status").getMinY() + 0.5);
            assertThat(bounds(robot, "#status-frozen").getMaxX()).as("the bar ends in the window")
                    .isLessThanOrEqualTo(bounds(robot, "#status").getMaxX());
            assertThat(robot.from(robot.lookup("#status").<Node>query()).lookup(".text").queryAllAs(Text.class))
                    .extracting(Text::getText).as("nothing of the bar is cut").noneMatch(text -> text.endsWith("..."));
            robot.clickOn("#outcome-banner");
        }
    }

    private static Bounds bounds(FxRobot robot, String query) {
        Node node = robot.lookup(query).query();
        return node.localToScreen(node.getLayoutBounds());
    }

    private void picture(String name) {
        try {
            window.picture(Picture.file(name));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** From a row of Agents to the ticks of Control; whoever does not confirm there has sent nothing. */
    @Test
    void whomAgentsResetsIsPickedInControlAndNothingIsSent(FxRobot robot) throws Exception {
        until("agents play", () -> all.agents.glances(all.clock.instant()).size() == Experiment.AGENTS);
        var sent = new ConcurrentLinkedQueue<String>();
        var ear = server.connect();
        ear.createDispatcher(message -> sent.add(message.getSubject())).subscribe("clau-doom.control.>")
                .subscribe("clau-doom.system.control.>");
        ear.flush(SOON);
        for (var command : List.of("reset", "config")) {
            robot.interact(() -> window.open("Agents"));
            until("the table has them", () -> robot.lookup("#agents-table").<TableView<?>>query().getItems()
                    .size() == Experiment.AGENTS);
            robot.interact(() -> {
                var choice = robot.lookup("#agents-table").<TableView<?>>query().getSelectionModel();
                choice.clearSelection();
                choice.selectRange(3, 5);
            });
            robot.clickOn(command.equals("reset") ? "#agents-reset" : "#agents-configure");
            until("control is open", () -> robot.lookup("#control-agents-foot").tryQuery().isPresent());
            assertThat(robot.lookup("#control-pick-" + command).queryAs(RadioButton.class).isSelected()).isTrue();
            until("two are picked", () -> text(robot, "control-agents-foot").startsWith("2 "));
            assertThat(robot.lookup("#control-sheet").tryQuery()).as("no sheet before somebody asks").isEmpty();
        }
        ear.flush(SOON);
        assertThat(sent).isEmpty();
        assertThat(all.whole.recentOutcome(all.clock.instant())).isNull();
    }

    private static void confirm(FxRobot robot) {
        until("the sheet is there", () -> robot.lookup("#control-sheet").tryQuery().isPresent());
        until("the button may be pressed", () -> robot.lookup("#control-sheet-send").tryQuery()
                .map(button -> !button.isDisabled()).orElse(false));
        robot.clickOn("#control-sheet-send");
    }

    @Test
    void aServerThatDiesIsSaidAtOnceAndRecoveredFromByItself(FxRobot robot) {
        until("numbers", () -> number(robot, "status-received") > 100);
        server.kill();
        until("the banner",
                () -> shows(robot, "link-banner") && text(robot, "link-banner-word").equals("RECONNECTING"));
        assertThat(text(robot, "link-banner-detail")).contains("numbers below are from");
        until("dimmed", () -> robot.lookup(".overview.stale").tryQuery().isPresent());
        server.startAgain();
        Await.until(Duration.ofSeconds(6), "recovered", () -> all.connections.state().connected());
        until("no banner", () -> !shows(robot, "link-banner"));
        assertThat(all.connections.gaps().list()).hasSize(1);
    }

    @Test
    void theChosenScreenIsRememberedForThisConnectionOnly(FxRobot robot) {
        robot.interact(() -> {
            window.open(all.lag.name());
            window.close();
        });
        assertThat(all.memory.get("window.screen")).isEqualTo(all.lag.name());
    }

    @Test
    void theEnvironmentBelongsToTheConnection(FxRobot robot) {
        all.memory.put("window.environment", "prod");
        robot.interact(window::close);
        robot.interact(() -> {
            window = new MonitorWindow(all, Settings.load(folder, all.clock.instant()), false, "light", 980, 660,
                    List.of());
            window.show();
        });
        until("the badge says so", () -> robot.lookup("#environment").queryLabeled().getText().equals("PROD"));
    }

    @Test
    void theKeyboardGoesToTheListAndArrowsInTheRailMarkNoOtherScreen(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
        until("the tree has the keyboard",
                () -> robot.lookup("#screen").query().getScene().getFocusOwner() instanceof Control list
                        && list.getStyleClass().stream().anyMatch(style -> style.endsWith("table-view")));
        robot.interact(() -> robot.lookup("#rail-subjects").query().requestFocus());
        robot.type(KeyCode.DOWN, KeyCode.DOWN);
        until("the rail says what is shown",
                () -> robot.lookup("#rail-subjects").queryAs(ToggleButton.class).isSelected());
        assertThat(robot.lookup("#rail-events").queryAs(ToggleButton.class).isSelected()).isFalse();
    }

    @Test
    void theKeysOfTheShownScreenAreToldAndExportOpensByKey(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT3).release(KeyCode.DIGIT3, KeyCode.CONTROL);
        robot.type(KeyCode.F1);
        until("the keys of Events", () -> robot.lookup("Freeze, go on").tryQuery().isPresent());
        var keys = robot.lookup("Freeze, go on").query().getScene().getWindow();
        var under = robot.lookup("#shell").query().getScene().getWindow();
        assertThat(Math.abs(keys.getX() + keys.getWidth() / 2 - under.getX() - under.getWidth() / 2))
                .as("over the window, wherever that is").isLessThan(2);
        robot.type(KeyCode.ESCAPE);
        robot.press(KeyCode.CONTROL, KeyCode.E).release(KeyCode.E, KeyCode.CONTROL);
        until("the choices of export", () -> robot.lookup("#events-export").queryAs(MenuButton.class).isShowing());
    }
}
