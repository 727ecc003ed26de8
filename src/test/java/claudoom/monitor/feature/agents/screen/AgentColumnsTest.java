package claudoom.monitor.feature.agents.screen;

import static claudoom.monitor.feature.agents.screen.AgentsOnStage.column;
import static claudoom.monitor.feature.agents.screen.AgentsOnStage.played;
import static claudoom.monitor.feature.agents.screen.AgentsOnStage.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import claudoom.monitor.feature.agents.model.Reply.Fate;
import claudoom.monitor.kit.Laid;
import claudoom.monitor.terms.Memory;
import javafx.event.EventType;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Which columns of the agents' table are there, how wide they are, and what is remembered of it. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class AgentColumnsTest {

    private AgentsOnStage on;

    @Start
    void start(Stage stage) {
        on = new AgentsOnStage(stage);
    }

    @Test
    void whatFindsNoRoomIsSaidAndCanBeReached(FxRobot robot) {
        on.open(robot, played());
        robot.interact(() -> on.agents.reply("doom-agent-05", Fate.ANSWERED, "{\"status\":\"running\"}"));
        on.refresh(robot);

        var table = table(robot);
        var more = robot.lookup("#agents-more-columns").queryAs(Hyperlink.class);
        var answer = column(robot, "agents-answer");
        assertThat(answer.getWidth()).as("an answer is not cut").isGreaterThanOrEqualTo(140);
        var unseen = table.getColumns().stream().filter(column -> !column.isVisible()).toList();
        assertThat(unseen).isNotEmpty();
        assertThat(more.getText()).startsWith("+" + unseen.size() + " column");
        assertThat(more.getTooltip().getText()).contains(unseen.stream().map(TableColumn::getText).toList());

        robot.clickOn(more);
        on.refresh(robot);
        assertThat(table.getColumns()).allMatch(TableColumn::isVisible);
        assertThat(table.getColumns()).allMatch(column -> column.getWidth() >= column.getMinWidth());
        assertThat(on.agents.model.memory().get("columns.all")).isEqualTo("yes");
        robot.clickOn(more);
        assertThat(table.getColumns()).contains(unseen.getFirst()).anyMatch(column -> !column.isVisible());
    }

    @Test
    void anAgeOfManyMinutesIsNeverCut(FxRobot robot) {
        on.open(robot, played());
        TableCell<?, ?> cell = robot.from(table(robot)).lookup(".table-cell.num").query();
        var longest = new Text("88 min");
        longest.setFont(cell.getFont());
        assertThat(column(robot, "agents-age").getMinWidth()).isGreaterThanOrEqualTo(longest.getLayoutBounds()
                .getWidth() + cell.snappedLeftInset() + cell.snappedRightInset());
    }

    @Test
    void theWidthsThatAUserDrewAreRememberedAndOthersAreNot(FxRobot robot) {
        var memory = Memory.ofThisRun();
        var made = new AgentScene(memory);
        made.play(6, 8);
        on.open(robot, made);
        assertThat(memory.get("width.agents-agent")).as("nobody chose it").isNull();
        var heads = table(robot).lookup(".column-header-background");
        robot.interact(() -> {
            heads.fireEvent(mouse(MouseEvent.MOUSE_PRESSED));
            table(robot).resizeColumn(table(robot).getColumns().getFirst(), -20);
            heads.fireEvent(mouse(MouseEvent.MOUSE_RELEASED));
        });
        double drawn = table(robot).getColumns().getFirst().getWidth();
        assertThat(memory.get("width.agents-agent")).isEqualTo(Long.toString(Math.round(drawn)));

        var again = new AgentScene(memory);
        again.play(6, 8);
        on.open(robot, again);
        assertThat(table(robot).getColumns().getFirst().getWidth()).isCloseTo(drawn, within(2.0));
    }

    private static MouseEvent mouse(EventType<MouseEvent> type) {
        return new MouseEvent(type, 5, 5, 5, 5, MouseButton.PRIMARY, 1, false, false, false, false, true, false, false,
                false, false, true, null);
    }
}
