package claudoom.monitor.feature.agents.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import claudoom.monitor.feature.agents.model.Reply.Fate;
import claudoom.monitor.kit.Laid;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.Theme;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Which columns of the agents' table are there, how wide they are, and what is remembered of it. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class AgentColumnsTest {

    private Scene scene;
    private AgentScene agents;
    private AgentsView view;

    @Start
    void start(Stage stage) {
        scene = new Scene(new StackPane(), 1000, 700);
        new Theme(scene).choose(Theme.Choice.LIGHT);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    private void open(FxRobot robot, AgentScene made) {
        agents = made;
        robot.interact(() -> {
            view = new AgentsView(agents.model, agents.later);
            scene.setRoot(view);
            agents.tell();
        });
        refresh(robot);
    }

    private void refresh(FxRobot robot) {
        robot.interact(() -> {
            agents.tell();
            view.applyCss();
            view.layout();
            view.lanes(agents.now);
            view.layout();
        });
    }

    private static AgentScene played() {
        var made = new AgentScene();
        made.play(12, 24);
        return made;
    }

    private TableView<AgentRow> table(FxRobot robot) {
        return robot.lookup("#agents-table").query();
    }

    @Test
    void whatFindsNoRoomIsSaidAndCanBeReached(FxRobot robot) {
        open(robot, played());
        robot.interact(() -> agents.reply("doom-agent-05", Fate.ANSWERED, "{\"status\":\"running\"}"));
        refresh(robot);

        var table = table(robot);
        var more = robot.lookup("#agents-more-columns").queryAs(Hyperlink.class);
        var answer = column(table, "agents-answer");
        assertThat(answer.getWidth()).as("an answer is not cut").isGreaterThanOrEqualTo(140);
        var unseen = table.getColumns().stream().filter(column -> !column.isVisible()).toList();
        assertThat(unseen).isNotEmpty();
        assertThat(more.getText()).startsWith("+" + unseen.size() + " column");
        assertThat(more.getTooltip().getText()).contains(unseen.stream().map(TableColumn::getText).toList());

        robot.clickOn(more);
        refresh(robot);
        assertThat(table.getColumns()).allMatch(TableColumn::isVisible);
        assertThat(table.getColumns()).allMatch(column -> column.getWidth() >= column.getMinWidth());
        assertThat(agents.model.memory().get("columns.all")).isEqualTo("yes");
        robot.clickOn(more);
        assertThat(table.getColumns()).contains(unseen.getFirst()).anyMatch(column -> !column.isVisible());
    }

    private static TableColumn<AgentRow, ?> column(TableView<AgentRow> table, String id) {
        return table.getColumns().stream().filter(column -> id.equals(column.getId())).findFirst().orElseThrow();
    }

    @Test
    void theWidthsThatAUserDrewAreRememberedAndOthersAreNot(FxRobot robot) {
        var memory = Memory.ofThisRun();
        var made = new AgentScene(memory);
        made.play(6, 8);
        open(robot, made);
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
        open(robot, again);
        assertThat(table(robot).getColumns().getFirst().getWidth()).isCloseTo(drawn, within(2.0));
    }

    private static MouseEvent mouse(EventType<MouseEvent> type) {
        return new MouseEvent(type, 5, 5, 5, 5, MouseButton.PRIMARY, 1, false, false, false, false, true, false, false,
                false, false, true, null);
    }
}
