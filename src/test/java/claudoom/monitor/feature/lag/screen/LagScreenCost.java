package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.LagMarks;
import claudoom.monitor.feature.lag.model.PastLag;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.Theme;
import java.util.Arrays;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * What a frame of the lag screen costs with 200 consumers, table and chart, new numbers in every frame and reading in the frame
 * too: {@code mvn test -Dtest=LagScreenCost}.
 */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class LagScreenCost {

    private static final int ROUNDS = 60;

    private Scene scene;

    @Start
    void start(Stage stage) {
        scene = new Scene(new StackPane(), 1280, 800);
        var theme = new Theme(scene);
        theme.choose(Theme.Choice.LIGHT);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    @Test
    void twoHundredConsumers(FxRobot robot) {
        var made = new LagViewModel[1];
        robot.interact(() -> {
            made[0] = LongStory.model(LongStory.many(200), PastLag.none(), new LagMarks(), Memory.ofThisRun());
            scene.setRoot(new LagView(made[0]));
            made[0].show(Story.END);
        });
        var model = made[0];
        for (int run = 0; run < 2; run++) {
            measure(robot, model, "one consumer", false);
            measure(robot, model, "200 small ones, worst first", true);
        }
    }

    private void measure(FxRobot robot, LagViewModel model, String what, boolean small) {
        robot.interact(() -> model.chart().smallProperty().set(small));
        var took = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            int round = i;
            robot.interact(() -> {
                long begin = System.nanoTime();
                model.show(Story.END.plusMillis(700L * round));
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                took[round] = (System.nanoTime() - begin) / 1e6;
                scene.snapshot(null);
            });
        }
        Arrays.sort(took);
        System.out.printf("%-30s FX thread a frame: median %5.1f ms, 95 %% %5.1f ms, longest %5.1f ms%n", what,
                took[ROUNDS / 2], took[ROUNDS * 95 / 100], took[ROUNDS - 1]);
    }
}
