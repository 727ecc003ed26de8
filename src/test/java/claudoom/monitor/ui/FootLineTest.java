package claudoom.monitor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Laid;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The line under a list never ends in dots: what finds no room is counted. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class FootLineTest {

    private static final FootLine.Says MUCH = new FootLine.Says(List.of("200,000 here since 04:07:33",
            "2,930 went unseen while frozen", "12 filled in besides"), "1,204,311 received = 1,204,311 shown");

    private FootLine line;

    @Start
    void start(Stage stage) {
        line = new FootLine("foot");
        var scene = new Scene(Parts.foot(line), 900, 60);
        new Theme(scene).choose(Theme.Choice.LIGHT);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    private String shown(FxRobot robot, double width) {
        robot.interact(() -> {
            line.setMaxWidth(width);
            line.show(MUCH);
        });
        var label = robot.lookup("#foot").queryAs(Label.class);
        assertThat(label.prefWidth(-1)).as("not cut").isLessThanOrEqualTo(width);
        assertThat(label.getTooltip().getText()).isEqualTo(MUCH.whole().replace(" · ", "\n"));
        return label.getText();
    }

    @Test
    void theLeastImportantGoesFirst(FxRobot robot) {
        assertThat(shown(robot, 840)).isEqualTo(MUCH.whole());
        assertThat(shown(robot, 560)).isEqualTo(String.join(" · ", MUCH.parts()));
        assertThat(shown(robot, 200)).isEqualTo("200,000 here since 04:07:33");
        assertThat(shown(robot, 430)).isEqualTo(
                "200,000 here since 04:07:33 · 2,930 went unseen while frozen · 1 more");
    }
}
