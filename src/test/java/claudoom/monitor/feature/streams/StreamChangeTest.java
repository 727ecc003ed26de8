package claudoom.monitor.feature.streams;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.bridge.fx.FxPulse;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.Laid;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.WireTap;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.terms.Journal;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.terms.Outcome;
import claudoom.monitor.traffic.Traffic;
import claudoom.monitor.ui.Theme;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A purge as a user does it, on a real server, with everything that leaves read off the wire. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class StreamChangeTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final List<String> QUESTIONS = List.of("$JS.API.INFO ", "$JS.API.STREAM.NAMES ",
            "$JS.API.STREAM.LIST ", "$JS.API.STREAM.INFO.", "$JS.API.CONSUMER.LIST.", "$JS.API.STREAM.MSG.GET.",
            "$SYS.REQ.");

    private final ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor();
    private TestServer server;
    private WireTap tap;
    private Connections connections;
    private StreamsFeature feature;
    private Attachment shown;
    private Stage stage;

    @Start
    void start(Stage stage) throws Exception {
        this.stage = stage;
        server = TestServer.start();
        var client = server.connect();
        client.jetStreamManagement()
                .addStream(StreamConfiguration.builder().name("LETTERS").subjects("letters.>").build());
        for (int n = 0; n < 9; n++) {
            client.jetStream().publish("letters." + n % 2, new byte[] {'1'});
        }
        tap = new WireTap(server.url());
        var clock = InstantSource.system();
        var traffic = new Traffic(subject -> Meaning.NONE, 16, 1_024, 4 << 20);
        connections = new Connections(ConnectOptions.to(tap.url()), List.of(), false, traffic, polls, clock);
        var pump = new FramePump(new FxPulse(),
                (nanos, call) -> polls.schedule(call, nanos, TimeUnit.NANOSECONDS), () -> 0);
        feature = new StreamsFeature(pump, connections.questions(), connections.changes(), log(),
                Grammars.builtIn("clau-doom"), lag -> {}, polls, clock, Memory.ofThisRun());
        connections.onState(feature::link);
        connections.start();
        stage.setScene(new Scene(new StackPane(feature.view()), 968, 624));
        new Theme(stage.getScene()).choose(Theme.Choice.LIGHT);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
        shown = feature.show();
    }

    private static Journal log() {
        return new Journal() {
            @Override
            public CompletableFuture<@Nullable String> begin(Line line) {
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public void end(Line line, Outcome outcome) {
                // only the wire is looked at here
            }
        };
    }

    @AfterEach
    void stop(FxRobot robot) {
        robot.interact(() -> {
            shown.close();
            stage.close();
        });
        connections.close();
        polls.shutdownNow();
        tap.close();
        server.close();
    }

    private List<String> sent() {
        return tap.published().stream().filter(one -> QUESTIONS.stream().noneMatch(one::startsWith)).toList();
    }

    private static void press(FxRobot robot, String button) {
        robot.interact(() -> robot.lookup(button).queryAs(Button.class).fire());
    }

    /** What the open sheet says is sent: where, and what. */
    private static String preview(FxRobot robot) {
        return robot.lookup("#streams-sheet-subject").queryAs(Label.class).getText() + " "
                + robot.lookup("#streams-sheet-payload").queryAs(Label.class).getText();
    }

    private void askForPurge(FxRobot robot) {
        press(robot, "#streams-purge");
        Await.until(LIMIT, "counted",
                () -> robot.lookup("#streams-sheet-facts").tryQuery().isPresent());
    }

    @Test
    void thePreviewedRequestLeavesOnceAndNothingBefore(FxRobot robot) throws Exception {
        TableView<?> streams = robot.lookup("#streams-table").query();
        Await.until(LIMIT, "the stream is listed", () -> streams.getItems().size() == 1);
        robot.interact(() -> {
            streams.requestFocus();
            streams.getSelectionModel().clearAndSelect(0);
        });
        robot.type(KeyCode.ENTER);
        robot.interact(() -> robot.lookup("#streams-tabs").queryAs(TabPane.class).getSelectionModel().selectLast());
        robot.interact(() -> robot.lookup("#streams-purge-subject").queryAs(TextField.class).setText("letters.0"));
        askForPurge(robot);
        press(robot, "#streams-sheet-cancel");
        askForPurge(robot);
        var previewed = preview(robot);
        assertThat(previewed).isEqualTo("$JS.API.STREAM.PURGE.LETTERS {\"filter\":\"letters.0\",\"seq\":10}");
        var confirm = robot.lookup("#streams-sheet-send").queryAs(Button.class);
        robot.interact(() -> robot.lookup("#streams-sheet-word").queryAs(TextField.class).setText("5"));
        Await.until(LIMIT, "ready", () -> !confirm.isDisabled());
        assertThat(sent()).as("before the button is pressed").isEmpty();

        robot.interact(() -> {
            confirm.fire();
            confirm.fire();
        });

        Await.until(LIMIT, "done", () -> robot.lookup("#streams-outcome-detail").tryQueryAs(Label.class)
                .filter(said -> said.getText().equals("Purged 5 messages of LETTERS.")).isPresent());
        assertThat(sent()).containsExactly(previewed);
        assertThat(server.connect().jetStreamManagement().getStreamInfo("LETTERS").getStreamState().getMsgCount())
                .isEqualTo(4);
    }
}
