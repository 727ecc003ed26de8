package claudoom.monitor.feature.agents.screen;

import claudoom.monitor.feature.agents.model.Replies.Group;
import claudoom.monitor.feature.agents.model.Replies.Round;
import claudoom.monitor.feature.agents.model.Reply.Fate;
import claudoom.monitor.kit.Picture;
import claudoom.monitor.ui.Theme;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Draws the agents screen in both themes into target/pictures: {@code mvn test -Dtest=AgentsPictures}. */
@ExtendWith(ApplicationExtension.class)
class AgentsPictures {

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new StackPane(), 100, 100));
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    @Test
    void everyStateOfTheScreenIsDrawn(FxRobot robot) {
        for (var choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            draw(robot, choice, "agents", 1080, 720, busy(), view -> {});
            draw(robot, choice, "agents-small", 912, 560, busy(), view -> tab(view, 2));
            draw(robot, choice, "agents-wide", 1600, 900, busy(), view -> {});
            draw(robot, choice, "agents-answer", 1080, 720, answered(), view -> tab(view, 1));
            draw(robot, choice, "agents-small-answer", 952, 606, answered(), view -> {});
            draw(robot, choice, "agents-lost", 1080, 720, lost(), view -> {});
            draw(robot, choice, "agents-none", 912, 560, new AgentScene(), view -> {});
        }
    }

    private static AgentScene busy() {
        var scene = new AgentScene();
        scene.play(24, 36);
        scene.gaps.begin(scene.now.minusSeconds(20));
        scene.gaps.end(scene.now.minusSeconds(16), 100);
        scene.take("lab.metrics.agent.doom-agent-99", "{\"kills\":5,\"deaths\":2,\"decision_latency_p99_us\":41000}");
        scene.look(250);
        return scene;
    }

    private static AgentScene lost() {
        var scene = busy();
        scene.unplug(scene.now);
        scene.look(35_000);
        return scene;
    }

    private static AgentScene answered() {
        var scene = busy();
        scene.reply("doom-agent-00", Fate.SILENT, null);
        scene.reply("doom-agent-07", Fate.ANSWERED,
                "{\"agent_id\":\"doom-agent-07\",\"status\":\"running\",\"episode\":43,\"kills\":120,\"deaths\":9}");
        scene.reply("doom-agent-02", Fate.ABSENT, null);
        scene.replies.round(new Round(25, 25, 8, Group.of(List.of("doom-agent-00")),
                Group.of(IntStream.range(8, 24).mapToObj("doom-agent-%02d"::formatted).toList()), Group.NOBODY,
                Duration.ofMillis(2_400), false, AgentScene.START));
        return scene;
    }

    private static void tab(AgentsView view, int index) {
        ((TabPane) view.lookup("#agents-tabs")).getSelectionModel().select(index);
    }

    /** In a scene of its own: the window of the tests cannot be so wide. */
    private static void draw(FxRobot robot, Theme.Choice choice, String name, int width, int height, AgentScene agents,
            Consumer<AgentsView> then) {
        var made = new Scene[1];
        robot.interact(() -> {
            var view = new AgentsView(agents.model, agents.later);
            made[0] = new Scene(view, width, height);
            new Theme(made[0]).choose(choice);
            view.applyCss();
            view.layout();
            agents.tell();
            agents.model.answered();
            if (name.contains("answer")) {
                pick(view, "doom-agent-07");
            }
            agents.tell();
            then.accept(view);
            view.applyCss();
            view.layout();
            view.lanes(agents.now);
            view.layout();
        });
        robot.interact(() -> agents.later.finish());
        robot.interact(() -> Picture.save(made[0], "%s-%s".formatted(name, choice)));
    }

    private static void pick(AgentsView view, String id) {
        @SuppressWarnings("unchecked")
        var table = (TableView<AgentRow>) view.lookup("#agents-table");
        table.getSelectionModel().clearSelection();
        table.getItems().stream().filter(row -> row.id().equals(id)).forEach(table.getSelectionModel()::select);
    }
}
