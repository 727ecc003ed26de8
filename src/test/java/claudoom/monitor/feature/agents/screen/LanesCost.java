package claudoom.monitor.feature.agents.screen;

import claudoom.monitor.bridge.fx.FrameEffort;
import claudoom.monitor.kit.Await;
import claudoom.monitor.ui.Theme;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What the shown screen costs in CPU, lanes and table, at its own cadence: {@code mvn test -Dtest=LanesCost}. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class LanesCost {

    private static final int ROUNDS = 60;

    private Scene scene;

    @Start
    void start(Stage stage) {
        scene = new Scene(new StackPane(), 1000, 700);
        new Theme(scene).choose(Theme.Choice.DARK);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    @Test
    void aQuarterOfASecond(FxRobot robot) {
        for (int agents : new int[] {50, 50, 200, 1_000}) {
            var made = new AgentScene();
            made.play(agents, 60);
            var view = new AgentsView[1];
            robot.interact(() -> {
                view[0] = new AgentsView(made.model, made.later);
                scene.setRoot(view[0]);
                made.tell();
            });
            measure(robot, made, view[0], agents + " agents, lanes and table", true);
            measure(robot, made, view[0], agents + " agents, lanes alone", false);
        }
    }

    /** Frames as the feature asks for them, one after the other; CPU of the threads that lay out and paint. */
    private static void measure(FxRobot robot, AgentScene agents, AgentsView view, String what, boolean table) {
        var effort = new FrameEffort();
        var done = new AtomicInteger();
        long before = effort.nanos();
        for (int i = 0; i < ROUNDS; i++) {
            for (int n = 0; n < 50; n++) {
                agents.take("lab.agent.doom-agent-%02d.action".formatted(n),
                        "{\"tick\":" + i * 9 + ",\"action\":\"ATTACK\",\"latency_us\":20000}");
            }
            boolean tell = table && i % 2 == 0;
            agents.look(250);
            robot.interact(() -> {
                if (tell) {
                    agents.tell();
                }
                view.lanes(agents.now);
                done.incrementAndGet();
            });
            WaitForAsyncUtils.waitForFxEvents(2);
        }
        Await.until(Duration.ofSeconds(20), "all were drawn", () -> done.get() == ROUNDS);
        double millis = (effort.nanos() - before) / 1e6 / ROUNDS;
        System.out.printf("%-40s %5.1f ms CPU a frame, %4.1f %% of a core at 4 Hz%n", what, millis, millis * 0.4);
    }
}
