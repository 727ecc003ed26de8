package claudoom.monitor.feature.agents.screen;

import claudoom.monitor.ui.Theme;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/** The agents screen on a stage, fed by made-up agents. */
@SuppressWarnings("NullAway.Init") // open() runs first
final class AgentsOnStage {

    AgentScene agents;
    private final Scene scene = new Scene(new StackPane(), 1000, 700);
    private AgentsView view;

    AgentsOnStage(Stage stage) {
        new Theme(scene).choose(Theme.Choice.LIGHT);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    static AgentScene played() {
        var made = new AgentScene();
        made.play(12, 24);
        return made;
    }

    void open(FxRobot robot, AgentScene made) {
        agents = made;
        robot.interact(() -> {
            view = new AgentsView(agents.model, agents.later);
            scene.setRoot(view);
            agents.tell();
        });
        refresh(robot);
    }

    void refresh(FxRobot robot) {
        robot.interact(() -> {
            agents.tell();
            view.applyCss();
            view.layout();
            view.lanes(agents.now);
            view.layout();
        });
    }

    static TableView<AgentRow> table(FxRobot robot) {
        return robot.lookup("#agents-table").query();
    }

    static TableColumn<AgentRow, ?> column(FxRobot robot, String id) {
        return table(robot).getColumns().stream().filter(column -> id.equals(column.getId())).findFirst()
                .orElseThrow();
    }

    static List<String> ids(FxRobot robot) {
        return table(robot).getItems().stream().map(AgentRow::id).toList();
    }

    static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }
}
