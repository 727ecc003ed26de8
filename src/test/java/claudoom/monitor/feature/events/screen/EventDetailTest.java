package claudoom.monitor.feature.events.screen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.events.wire.SentTime;
import claudoom.monitor.kit.Laid;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Theme;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The chosen message in all its parts. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class EventDetailTest {

    private final EventScene events = new EventScene(2_000);

    @Start
    void start(Stage stage) {
        var times = new SentTime(EventScene.grammars());
        var scene = new Scene(events.view(new Times(times::publisher, times::server)), 1000, 680);
        new Theme(scene).choose(Theme.Choice.LIGHT);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    private void choose(FxRobot robot, int row) {
        robot.interact(events::frame);
        robot.interact(() -> events.model.sight().choose(row));
        robot.interact(events.later::finish);
    }

    private static Label label(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class);
    }

    @Test
    void itTellsWhenItWasSentByThePublishersClock(FxRobot robot) {
        events.take("lab.agent.a.death", "{\"kills\":1,\"timestamp\":\"2026-11-20T19:42:05.100Z\"}");
        events.take("lab.agent.a.death", "{\"kills\":1,\"timestamp\":\"2026-11-20T19:42:06.123Z\"}");
        events.take("lab.agent.a.death", "{\"kills\":1}");

        choose(robot, 0);
        assertThat(label(robot, "#events-detail-sent").getText()).endsWith("· 23 ms before, by its clock");
        assertThat(label(robot, "#events-detail-server").isVisible()).isFalse();
        choose(robot, 1);
        assertThat(label(robot, "#events-detail-sent").getText()).contains("after: its clock is ahead");
        choose(robot, 2);
        assertThat(label(robot, "#events-detail-sent").isVisible()).isFalse();
    }

    @Test
    void whatAStreamHoldsWasStoredNotReceived(FxRobot robot) {
        for (int n = 1; n <= 1_204; n++) {
            events.archive.put("lab.agent.a.death", "{}", EventScene.START.plusMillis(n));
        }
        robot.interact(() -> events.model.past().sourceProperty().set(Source.named("AGENT_EVENTS")));
        for (int i = 0; i < 20; i++) {
            robot.interact(events::frame);
        }
        choose(robot, events.model.sight().rows().size() - 1);

        assertThat(label(robot, "#events-detail-stored").getText())
                .isEqualTo(Figures.timeMillis(EventScene.START.plusMillis(1_204)) + " in AGENT_EVENTS as 1,204");
        assertThat(label(robot, "#events-detail-received").isVisible()).isFalse();
        robot.interact(events.model.past()::live);
        events.death("a", 1, 2);
        choose(robot, 0);
        assertThat(label(robot, "#events-detail-stored").isVisible()).isFalse();
        assertThat(label(robot, "#events-detail-received").isVisible()).isTrue();
    }

    @Test
    void aMessageThatIsAskedForAndGoneIsSaid(FxRobot robot) {
        for (int n = 0; n < 3_000; n++) {
            events.action("a", n);
        }
        robot.interact(() -> events.model.show("lab.agent.a.action", 2_990, EventScene.START));
        robot.interact(events::frame);
        robot.interact(events::frame);
        assertThat(events.model.choice().chosenProperty().get()).isNotNull();
        assertThat(events.model.frozen()).isNotNull();
        assertThat(events.model.sight().copied()).contains("2,990");

        robot.interact(() -> events.model.show("lab.agent.a.action", 7, EventScene.START));
        robot.interact(events::frame);
        robot.interact(events::frame);
        assertThat(robot.lookup(".empty-state").queryAllAs(Parent.class)).isNotEmpty();
        assertThat(events.model.choice().missedProperty().get()).isEqualTo(EventScene.START);
    }

    @Test
    void aTraceIdIsFollowedAcrossSubjects(FxRobot robot) {
        events.take("lab.agent.a.action", "{\"action\":\"ATTACK\",\"trace_id\":\"4bf92f35\"}".getBytes(UTF_8), null);
        events.take("lab.agent.b.death", "{\"kills\":1,\"trace_id\":\"other\"}");
        events.take("lab.system.audit", "{\"about\":\"4bf92f35\"}");
        choose(robot, 0);
        robot.clickOn(robot.lookup(".code-text").match((Text piece) -> piece.getText().contains("4bf92f35"))
                .<Text>query(), MouseButton.SECONDARY);
        robot.clickOn("#events-payload-menu-follow");
        robot.interact(events::frame);

        assertThat(events.model.filterTextProperty().get()).contains("4bf92f35");
        assertThat(events.details()).hasSize(2).noneMatch(line -> line.contains("other"));
    }

    @Test
    void aHeaderIsFollowedAsWell(FxRobot robot) {
        events.take("lab.agent.a.action", "{\"action\":\"ATTACK\"}".getBytes(UTF_8),
                () -> Map.of("trace-id", List.of("4bf92f35")));
        events.take("lab.agent.b.death", "{\"kills\":1,\"trace_id\":\"4bf92f35\"}");
        events.take("lab.agent.c.death", "{\"kills\":1}");
        choose(robot, 0);
        robot.clickOn("#events-payload-headers").clickOn("trace-id", MouseButton.SECONDARY)
                .clickOn("#events-payload-menu-follow");
        robot.interact(events::frame);

        assertThat(events.details()).hasSize(2).anyMatch(line -> line.contains("1 kill"))
                .anyMatch(line -> line.contains("ATTACK"));
    }

    @Test
    void aValueIsFilteredByAndBecomesAColumn(FxRobot robot) {
        events.take("lab.agent.a.death", "{\"kills\":12}");
        events.take("lab.agent.b.death", "{\"type\":\"x\",\"version\":\"1\",\"payload\":{\"kills\":12}}");
        events.take("lab.agent.c.death", "{\"kills\":13}");
        choose(robot, 1);
        robot.clickOn(robot.lookup(".code-text").match((Text piece) -> piece.getText().contains("12"))
                .<Text>query(), MouseButton.SECONDARY);
        robot.clickOn("#events-payload-menu-only");
        robot.interact(events::frame);
        assertThat(events.model.filterTextProperty().get()).isEqualTo("kills = 12");
        assertThat(events.model.faultProperty().get()).isEmpty();
        assertThat(events.details()).hasSize(2);

        robot.clickOn(robot.lookup(".code-text").match((Text piece) -> piece.getText().contains("12"))
                .<Text>query(), MouseButton.SECONDARY);
        robot.clickOn("#events-payload-menu-column");
        assertThat(events.model.columns().places()).containsExactly("kills");
    }

    @Test
    void messagePackIsReadAndItsTrueSizeTold(FxRobot robot) {
        var packed = HexFormat.of().parseHex("82a86167656e745f6964a142a56b696c6c730c");
        events.take("lab.agent.a.death", packed, null);
        choose(robot, 0);

        assertThat(label(robot, "#events-payload-kind").getText()).isEqualTo("MessagePack");
        assertThat(robot.lookup("#events-detail-size").queryAs(Labeled.class).getText()).isEqualTo("19 B");
    }
}
