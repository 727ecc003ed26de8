package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.kit.Picture;
import claudoom.monitor.ui.Theme;
import java.time.Instant;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Draws the panel of a subject in its states into target/pictures: {@code mvn test -Dtest=LeafPictures}. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class LeafPictures {

    private Scene window;
    private Theme theme;
    private LeafScene scene;

    @Start
    void start(Stage stage) {
        window = new Scene(new StackPane(), 1000, 700);
        theme = new Theme(window);
        stage.setScene(window);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    private void fresh() {
        scene = new LeafScene();
        scene.deaths();
        window.setRoot(scene.view());
    }

    @Test
    void everyTab(FxRobot robot) {
        robot.interact(() -> {
            fresh();
            scene.gaps.begin(LeafScene.T0.plusSeconds(-270));
            scene.gaps.end(LeafScene.T0.plusSeconds(-262), 14);
            scene.model.refresh();
            scene.select("lab", "agent", "a", "death");
        });
        draw(robot, "value");
        robot.interact(() -> tab("history"));
        draw(robot, "history");
        robot.interact(() -> {
            ListView<?> list = (ListView<?>) Objects.requireNonNull(window.lookup("#subjects-history"));
            list.getSelectionModel().selectIndices(0, 1);
            scene.step();
        });
        draw(robot, "difference");
        robot.interact(() -> {
            tab("chart");
            scene.model.leaf().charts().chart("/kills");
            scene.model.leaf().charts().chart("/survival_time_s");
            scene.now = LeafScene.T0.plusSeconds(-190);
            scene.step();
        });
        draw(robot, "chart");
        robot.interact(() -> {
            scene.model.leaf().stored().loadOlder();
            scene.step();
            tab("stored");
        });
        draw(robot, "stored");
        robot.interact(() -> scene.select("lab", "silent", "one"));
        robot.interact(() -> tab("value"));
        draw(robot, "only-stored");
        robot.interact(() -> {
            fresh();
            scene.archive.trouble =
                    "This login may not use $JS.API.STREAM.NAMES. Ask for that permission to see what streams hold.";
            scene.model.refresh();
            scene.select("lab", "agent", "a", "action");
        });
        robot.interact(() -> tab("chart"));
        robot.interact(() -> tab("history"));
        draw(robot, "refused");
    }

    private void tab(String id) {
        var tabs = (TabPane) Objects.requireNonNull(window.lookup("#subjects-tabs"));
        tabs.getTabs().stream().filter(tab -> ("subjects-tab-" + id).equals(tab.getId())).findFirst()
                .ifPresent(tabs.getSelectionModel()::select);
        Instant before = scene.now;
        scene.step();
        scene.now = before;
    }

    private void draw(FxRobot robot, String state) {
        for (var choice : new Theme.Choice[] {Theme.Choice.LIGHT, Theme.Choice.DARK}) {
            robot.interact(() -> {
                theme.choose(choice);
                window.getWindow().setWidth(1000);
                window.getWindow().setHeight(700);
            });
            robot.interact(() -> scene.model.sample(scene.now));
            robot.interact(() -> Picture.save(window, "leaf-" + state + "-" + choice));
        }
    }
}
