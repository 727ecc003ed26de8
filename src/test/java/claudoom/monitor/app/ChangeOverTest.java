package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.connect.ConnectFeature.Goal;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.FreePort;
import claudoom.monitor.kit.Laid;
import claudoom.monitor.kit.RawClient;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.nats.ConnectOptions;
import io.nats.client.Connection;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import picocli.CommandLine;

/** The window leaves one server for another: nothing of the first is shown, counted or sent at the second. */
@ExtendWith(Laid.class)
class ChangeOverTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ACTION = "clau-doom.agent.doom-agent-A.action";

    @TempDir
    Path folder;

    private static TestServer a;
    private static TestServer b;

    private CompletableFuture<Integer> run = CompletableFuture.completedFuture(0);

    @BeforeAll
    static void servers() {
        a = TestServer.start();
        b = TestServer.start();
    }

    @AfterAll
    static void end() {
        a.close();
        b.close();
    }

    private void begin(String... words) throws Exception {
        var options = new Options();
        new CommandLine(options).parseArgs(words);
        var folders = new Folders(folder.resolve("config"), folder.resolve("data"), folder.resolve("state"),
                folder.resolve("nats"));
        var origin = new Origin(options, Grammars.builtIn("clau-doom"),
                Settings.load(folders.config(), InstantSource.system().instant()), folders, Map.of(),
                InstantSource.system());
        Consumer<Callable<?>> opening = first -> WaitForAsyncUtils.waitForAsyncFx(SOON.toMillis(), first);
        var window = new WindowRun(origin, new AtomicReference<>(told -> {}),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), opening);
        var goal = new Goal(ConnectOptions.to(a.url()), options.readOnly);
        run = CompletableFuture.supplyAsync(() -> {
            try {
                return window.run(goal, List.of());
            } catch (Exception broken) {
                throw new AssertionError(broken);
            }
        }, task -> new Thread(task, "window-run").start());
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        assertThat(run.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join()).isZero();
    }

    private static void until(String what, Callable<Boolean> condition) {
        Await.until(SOON, what, () -> {
            WaitForAsyncUtils.waitForFxEvents(2);
            return condition.call();
        });
    }

    private static boolean there(FxRobot robot, String id) {
        return robot.lookup("#" + id).tryQuery().map(Node::isVisible).orElse(false);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup("#" + id).tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
    }

    private static void publish(TestServer to, int count) {
        try (var out = new RawClient(to.url())) {
            for (int n = 0; n < count; n++) {
                out.publish(ACTION, "{}".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void connected(FxRobot robot, TestServer to) {
        var address = to.url().replaceFirst("nats://", "");
        until("connected to " + address, () -> text(robot, "top-connection").equals(address) && !there(robot, "going"));
    }

    private static void goTo(FxRobot robot, String url) {
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.O).release(KeyCode.SHIFT, KeyCode.CONTROL);
        until("the sheet", () -> there(robot, "connect-servers"));
        robot.interact(() -> robot.lookup("#connect-servers").queryAs(TextField.class).setText(url));
        robot.interact(() -> robot.lookup("#connect-go").queryAs(Button.class).fire());
        until("the sheet is gone", () -> robot.lookup("#connect-sheet").tryQuery().isEmpty());
    }

    private static Queue<String> ear(TestServer at) throws Exception {
        var heard = new ConcurrentLinkedQueue<String>();
        Connection ear = at.connect();
        ear.createDispatcher(message -> heard.add(message.getSubject())).subscribe("clau-doom.control.>")
                .subscribe("clau-doom.system.>");
        ear.flush(SOON);
        return heard;
    }

    private static boolean ours(TestServer at) throws IOException {
        try (var in = URI.create(at.monitoringUrl() + "/connz").toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).contains("\"monitor ");
        }
    }

    @Test
    void nothingOfTheFirstIsShownCountedOrSentAtTheSecond(FxRobot robot) throws Exception {
        var heardByA = ear(a);
        var heardByB = ear(b);
        begin();
        connected(robot, a);
        publish(a, 40);
        until("all of A", () -> text(robot, "status-received").equals("40"));
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT3).release(KeyCode.CONTROL);
        until("Events", () -> there(robot, "events-table"));
        var stage = robot.lookup("#shell").query().getScene().getWindow();
        robot.interact(() -> stage.setWidth(1011));

        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.O).release(KeyCode.SHIFT, KeyCode.CONTROL);
        until("what is lost is said", () -> text(robot, "connect-forgets").contains("40 messages"));
        robot.type(KeyCode.ESCAPE);
        until("nothing happened", () -> robot.lookup("#connect-sheet").tryQuery().isEmpty());
        goTo(robot, b.url());

        connected(robot, b);
        publish(a, 5);
        publish(b, 7);
        until("all of B and nothing else", () -> text(robot, "status-received").equals("7"));
        until("A is left", () -> !ours(a));
        assertThat(ours(b)).isTrue();
        assertThat(there(robot, "events-table")).as("the screen that was open").isTrue();
        assertThat(robot.lookup("#shell").query().getScene().getWindow()).isSameAs(stage);
        assertThat(stage.getWidth()).isEqualTo(1011);

        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.P).release(KeyCode.SHIFT, KeyCode.CONTROL);
        until("the command may be sent", () -> robot.lookup("#control-sheet-send").tryQuery()
                .map(button -> !button.isDisabled()).orElse(false));
        robot.clickOn("#control-sheet-send");
        until("B hears it", () -> !heardByB.isEmpty());
        assertThat(heardByA).isEmpty();

        robot.interact(stage::hide);
        run.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
        assertThat(Files.readString(folder.resolve("config/settings.json"))).contains(b.url())
                .doesNotContain(a.url());
    }

    @Test
    void aServerThatIsNotThereIsWaitedForAndTheOneBeforeCanBeChosenAgain(FxRobot robot) throws Exception {
        begin("--read-only");
        connected(robot, a);
        int nobody = FreePort.next();
        goTo(robot, "nats://ann:s3cret@127.0.0.1:" + nobody);
        until("as at a start",
                () -> there(robot, "link-banner") && text(robot, "link-banner-word").equals("CONNECTING"));

        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.O).release(KeyCode.SHIFT, KeyCode.CONTROL);
        until("the sheet knows where we were",
                () -> robot.lookup("#connect-known").queryComboBox().getItems().size() == 2);
        CheckBox readOnly = robot.lookup("#connect-read-only").queryAs(CheckBox.class);
        assertThat(readOnly.isSelected()).isTrue();
        assertThat(readOnly.isDisabled()).isTrue();
        robot.interact(() -> robot.lookup("#connect-known").queryComboBox().getSelectionModel().selectLast());
        until("it is filled in", () -> robot.lookup("#connect-servers").queryAs(TextField.class).getText()
                .equals(a.url()));
        robot.interact(() -> robot.lookup("#connect-go").queryAs(Button.class).fire());
        connected(robot, a);
        until("connected", () -> !there(robot, "link-banner"));
        assertThat(robot.lookup("#status").lookup(".label").queryAllAs(Label.class)).extracting(Label::getText)
                .anyMatch(words -> words.toLowerCase(Locale.ROOT).contains("read-only"));
        assertThat(Files.readString(folder.resolve("config/settings.json"))).contains(a.url())
                .doesNotContain("s3cret", ":" + nobody);
    }

    @Test
    void theDemoStaysAndSaysSo(FxRobot robot) throws Exception {
        begin("--demo");
        connected(robot, a);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.O).release(KeyCode.SHIFT, KeyCode.CONTROL);
        until("it is said", () -> there(robot, "notice-banner")
                && text(robot, "notice-banner-detail").contains("The demo has a server of its own"));
        assertThat(robot.lookup("#connect-sheet").tryQuery()).isEmpty();
    }
}
