package claudoom.monitor.feature.agents.screen;

import static claudoom.monitor.feature.agents.screen.AgentsOnStage.played;
import static claudoom.monitor.feature.agents.screen.AgentsOnStage.table;
import static claudoom.monitor.feature.agents.screen.AgentsOnStage.text;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Laid;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Whoever is marked in the table is the one whose detail is shown, and the one who is asked or reset. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class AgentSelectionTest {

    private AgentsOnStage on;

    @Start
    void start(Stage stage) {
        on = new AgentsOnStage(stage);
    }

    private static List<String> selected(FxRobot robot) {
        return table(robot).getSelectionModel().getSelectedItems().stream().map(AgentRow::id).toList();
    }

    @Test
    void newcomersInSeveralPlacesLeaveTheSelection(FxRobot robot) {
        on.open(robot, played());
        robot.interact(() -> on.agents.model.open("doom-agent-05"));
        on.refresh(robot);

        for (var id : List.of("a-first", "doom-agent-05b", "doom-agent-99", "z-last")) {
            on.agents.take("lab.agent." + id + ".error", "{\"error\":\"VizDoom is gone\"}");
        }
        on.agents.look(250);
        robot.moveTo("#agents-filter");
        on.refresh(robot);

        assertThat(table(robot).getItems()).hasSize(16);
        assertThat(selected(robot)).containsExactly("doom-agent-05");
        assertThat(text(robot, "#agents-detail-title")).isEqualTo("doom-agent-05");
        robot.clickOn("#agents-ask");
        assertThat(on.agents.deeds).containsExactly("ask doom-agent-05");
    }

    /** Of too many those that need somebody are listed; whoever is selected must not give way to them. */
    @Test
    void amongTooManyTheSelectedOneStays(FxRobot robot) {
        var made = new AgentScene();
        made.play(2_100, 1);
        on.open(robot, made);
        robot.interact(() -> on.agents.model.open("doom-agent-100"));
        on.refresh(robot);
        assertThat(selected(robot)).containsExactly("doom-agent-100");

        for (int n = 101; n < 2_100; n++) {
            on.agents.take("lab.agent.doom-agent-" + n + ".error", "{}");
        }
        for (int n = 0; n < 100; n++) {
            on.agents.take("lab.agent.doom-agent-%02d.error".formatted(n), "{}");
        }
        on.agents.look(250);
        on.refresh(robot);
        assertThat(table(robot).getItems()).hasSize(2_000);
        assertThat(selected(robot)).containsExactly("doom-agent-100");
    }

    @Test
    void theFilterGivesBackWhomItTookAway(FxRobot robot) {
        on.open(robot, played());
        robot.interact(() -> on.agents.model.open("doom-agent-05"));
        on.refresh(robot);

        robot.interact(() -> on.agents.model.filterProperty().set("agent-07"));
        assertThat(selected(robot)).isEmpty();
        robot.interact(() -> on.agents.model.filterProperty().set(""));
        assertThat(selected(robot)).containsExactly("doom-agent-05");
        assertThat(text(robot, "#agents-detail-title")).isEqualTo("doom-agent-05");
    }
}
