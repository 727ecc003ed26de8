package claudoom.monitor.feature.agents.screen;

import static claudoom.monitor.feature.agents.screen.AgentsOnStage.played;
import static claudoom.monitor.feature.agents.screen.AgentsOnStage.table;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Await;
import claudoom.monitor.ui.InView;
import claudoom.monitor.ui.LaneChart;
import java.time.Duration;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What is chosen or pointed at stays in view, and leads to its events. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class AgentsInViewTest {

    private AgentsOnStage on;

    @Start
    void start(Stage stage) {
        on = new AgentsOnStage(stage);
    }

    /** As when the line that tells of asking all is taken from it. */
    @Test
    void whenTheTableBecomesLowerTheSelectedRowIsStillWhollyInView(FxRobot robot) {
        var made = new AgentScene();
        made.play(60, 4);
        on.open(robot, made);
        int last = whole(robot, InView.last(table(robot)) - 1)
                ? InView.last(table(robot)) - 1
                : InView.last(table(robot)) - 2;
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(last));
        double before = table(robot).getHeight();
        var left = robot.lookup("#agents-left").queryAs(SplitPane.class);
        robot.interact(() -> left.setDividerPositions(left.getDividerPositions()[0] - 45 / left.getHeight()));
        on.refresh(robot);
        assertThat(table(robot).getHeight()).isLessThan(before);
        Await.until(Duration.ofSeconds(15), "the row is whole", () -> {
            WaitForAsyncUtils.waitForFxEvents(2);
            return whole(robot, last);
        });
    }

    private static boolean whole(FxRobot robot, int row) {
        var flow = InView.flow(table(robot));
        return flow != null && InView.first(table(robot)) <= row && row < InView.last(table(robot))
                && flow.getCell(row).getLayoutY() >= -0.5
                && flow.getCell(row).getLayoutY() + flow.getCell(row).getHeight() <= flow.getHeight() + 0.5;
    }

    @Test
    void whatIsSaidOfALaneDoesNotCoverIt(FxRobot robot) {
        on.open(robot, played());
        robot.interact(() -> robot.lookup("#agents-left").queryAs(SplitPane.class).setDividerPositions(0.95));
        on.refresh(robot);
        var chart = robot.lookup("#agents-lanes-chart").queryAs(LaneChart.class);
        var readout = robot.lookup("#agents-lanes-chart-readout").queryAs(Label.class);
        for (int lane = 0; lane < chart.content().lanes().size(); lane++) {
            int at = lane;
            robot.interact(() -> chart.say(at, chart.content().to(), "19:42:00  death\nIMP_FIREBALL\nClick or Enter"));
            double from = at * chart.laneHeight();
            assertThat(readout.getLayoutY() >= from + chart.laneHeight()
                    || readout.getLayoutY() + readout.getHeight() <= from).as("lane %s", at).isTrue();
        }
    }

    @Test
    void enterOpensTheEventsOfTheAgentWhateverItsSubjects(FxRobot robot) {
        on.open(robot, played());
        robot.interact(() -> on.agents.model.open("doom-agent-05"));
        on.refresh(robot);
        robot.interact(table(robot)::requestFocus);
        robot.type(KeyCode.ENTER);
        assertThat(on.agents.deeds).containsExactly("events of agent doom-agent-05");
    }
}
