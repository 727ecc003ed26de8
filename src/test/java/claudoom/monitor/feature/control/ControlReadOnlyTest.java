package claudoom.monitor.feature.control;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.fx.FxPulse;
import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.Laid;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.traffic.Traffic;
import claudoom.monitor.ui.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The screen of a monitor that may only read. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class ControlReadOnlyTest {

    @TempDir
    private static Path folder;

    private final ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor();
    private ControlFeature feature;
    private Stage stage;

    @Start
    void start(Stage stage) throws BadGrammar, BadConnectOptions {
        this.stage = stage;
        var grammars = Grammars.builtIn("clau-doom");
        var clock = InstantSource.system();
        var traffic = new Traffic(grammars::meaningOf, 1_000, 1 << 10, 4 << 20);
        var connections = new Connections(ConnectOptions.to("nats://127.0.0.1:1"), List.of(), true, traffic, polls,
                clock);
        var pump = new FramePump(new FxPulse(),
                (nanos, call) -> polls.schedule(call, nanos, TimeUnit.NANOSECONDS), () -> 0);
        feature = new ControlFeature(pump, connections.operator(), connections.questions(), grammars, List::of,
                agent -> Set.of(), folder.resolve("commands.jsonl"), polls, clock);
        var scene = new Scene(new StackPane(feature.view()), 968, 624);
        new Theme(scene).choose(Theme.Choice.LIGHT);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    @AfterEach
    void stop(FxRobot robot) {
        robot.interact(stage::close);
        polls.shutdownNow();
    }

    @Test
    void thereIsNothingThatCouldSendAndItSaysSo(FxRobot robot) {
        assertThat(robot.lookup("#control-read-only-detail").queryAs(Label.class).getText())
                .isEqualTo("Read-only: nothing can be sent");
        assertThat(robot.lookup("#control-send").tryQuery()).isEmpty();
        assertThat(robot.lookup(".radio-button").queryAll()).isEmpty();
    }

    @Test
    void whoAsksAllTheSameIsToldWhyNot(FxRobot robot) {
        robot.interact(() -> feature.askPause(stage));

        Await.until(Duration.ofSeconds(5), "the reason is said", () -> robot.lookup("#control-sheet-reason")
                .queryAs(Label.class).getText().equals("Read-only: nothing can be sent."));
        assertThat(robot.lookup("#control-sheet-send").queryButton().isDisabled()).isTrue();
        robot.clickOn("#control-sheet-cancel");
        assertThat(feature.lastOutcome()).isNull();
        assertThat(Files.exists(folder.resolve("commands.jsonl"))).isFalse();
    }
}
