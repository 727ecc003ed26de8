package claudoom.monitor.feature.subjects.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.Later;
import claudoom.monitor.feature.subjects.model.FirstLook;
import claudoom.monitor.kit.Laid;
import claudoom.monitor.kit.Picture;
import claudoom.monitor.ui.Theme;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The sheet of subscriptions, by keyboard and as pictures in its states. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class SubscriptionsSheetTest {

    private static final Instant T0 = Instant.parse("2026-11-21T19:42:00Z");
    private static final String PREFIX = "#subjects-subscriptions-";

    private final SomePatterns patterns = new SomePatterns();
    private final Later later = new Later();
    private final SubscriptionsViewModel model = new SubscriptionsViewModel(patterns, later);
    private final AtomicBoolean gone = new AtomicBoolean();
    private Stage stage;
    private Theme theme;

    @Start
    void start(Stage owner) {
        stage = owner;
        var scene = new Scene(new StackPane(), 1000, 700);
        theme = new Theme(scene);
        owner.setScene(scene);
        owner.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> robot.listWindows().stream().filter(window -> !window.equals(stage))
                .forEach(javafx.stage.Window::hide));
    }

    private void open(FxRobot robot) {
        robot.interact(() -> {
            for (int second = 0; second < 4; second++) {
                patterns.came("clau-doom.>", 412);
                model.sample(true, T0.plusSeconds(second));
            }
            new SubscriptionsSheet(model, stage, () -> gone.set(true)).show();
        });
    }

    private static <N extends Node> N at(FxRobot robot, String id, Class<N> type) {
        return robot.lookup(PREFIX + id).queryAs(type);
    }

    @Test
    void aPatternIsLookedAtAndIncludedWithTheKeyboardAlone(FxRobot robot) {
        patterns.next = new FirstLook(null, 412, 61_000, 0, 37, false, 3, false);
        open(robot);
        assertThat(at(robot, "field", TextField.class).isFocused()).isTrue();
        assertThat(at(robot, "yes", Button.class).isVisible()).isFalse();

        robot.interact(() -> at(robot, "field", TextField.class).setText("lab.>"));
        robot.type(KeyCode.ENTER);
        assertThat(at(robot, "words", Label.class).getText()).isEqualTo("Looking at lab.> for 3 s …");
        robot.interact(later::finish);
        assertThat(at(robot, "field", TextField.class).isFocused()).isTrue();
        robot.type(KeyCode.TAB, KeyCode.TAB);
        assertThat(at(robot, "yes", Button.class).isFocused()).isTrue();
        robot.type(KeyCode.SPACE);
        robot.interact(() -> {
            later.finish();
            model.sample(true, T0.plusSeconds(5));
        });

        assertThat(at(robot, "table", TableView.class).getItems().size()).isEqualTo(2);
        assertThat(at(robot, "words", Label.class).getText()).startsWith("lab.> is listened to now");
        robot.type(KeyCode.ESCAPE);
        assertThat(gone).isTrue();
    }

    @Test
    void aKeyPressedWhenTheLookEndsIncludesNothing(FxRobot robot) {
        patterns.next = new FirstLook(null, 412, 61_000, 0, 37, false, 3, false);
        open(robot);
        robot.interact(() -> at(robot, "field", TextField.class).setText("lab.>"));
        robot.interact(() -> at(robot, "look", Button.class).requestFocus());
        robot.type(KeyCode.SPACE);
        assertThat(at(robot, "words", Label.class).getText()).startsWith("Looking at lab.>");
        robot.interact(later::finish);
        assertThat(at(robot, "yes", Button.class).isVisible()).isTrue();
        robot.type(KeyCode.SPACE);
        robot.type(KeyCode.ENTER);
        robot.interact(() -> {
            later.finish();
            model.sample(true, T0.plusSeconds(5));
        });
        assertThat(patterns.list()).hasSize(1);
        assertThat(gone).isFalse();
    }

    @Test
    void patternsAreReadable(FxRobot robot) {
        open(robot);
        robot.interact(() -> {
            patterns.add("clau-doom.experiment.*.run.>");
            patterns.came("clau-doom.>", 123_456_789);
            model.sample(true, T0.plusSeconds(5));
        });
        robot.interact(() -> {});
        assertThat(robot.lookup(PREFIX + "table .table-cell .text").queryAllAs(Text.class)).extracting(Text::getText)
                .contains("clau-doom.>", "123,458,437");
        assertThat(robot.lookup("clau-doom.experiment.*.run.>").queryAllAs(TableCell.class)).isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.getTooltip().getText()).isEqualTo("clau-doom.experiment.*.run.>"));
    }

    @Test
    void aMillionMessagesStandThereInFull(FxRobot robot) {
        open(robot);
        robot.interact(() -> {
            patterns.came("clau-doom.>", 123_456_789);
            model.sample(true, T0.plusSeconds(5));
        });

        assertThat(robot.lookup(PREFIX + "table .table-cell .text").queryAllAs(Text.class)).extracting(Text::getText)
                .contains("123,458,437");
    }

    @Test
    void leavingOutIsKeptBackByTheButtonThatHasTheFocus(FxRobot robot) {
        open(robot);
        robot.interact(() -> {
            at(robot, "table", TableView.class).requestFocus();
            at(robot, "table", TableView.class).getSelectionModel().select(0);
        });
        robot.type(KeyCode.DELETE);
        assertThat(at(robot, "words", Label.class).getText()).startsWith("Leave out clau-doom.>?");
        assertThat(at(robot, "no", Button.class).isFocused()).isTrue();
        robot.type(KeyCode.SPACE);
        assertThat(patterns.list()).hasSize(1);
    }

    @Test
    void everyState(FxRobot robot) {
        open(robot);
        draw(robot, "rest");
        patterns.next = new FirstLook(null, 412_000, 61_000_000, 412, 10_000, true, 0.9, true);
        robot.interact(() -> {
            at(robot, "field", TextField.class).setText(">");
            model.look(">");
            later.finish();
        });
        draw(robot, "offered");
        robot.interact(() -> {
            model.no();
            patterns.add("lab.private.*");
            patterns.refuse("lab.private.*");
            model.sample(true, T0.plusSeconds(5));
            model.look("clau-doom.agent.a1.death");
        });
        draw(robot, "refused");
        robot.interact(() -> {
            model.leaveOut(model.rows().getFirst());
            model.sample(false, T0.plusSeconds(6));
        });
        draw(robot, "leaving");
        robot.interact(() -> {
            model.yes();
            later.finish();
            patterns.remove("lab.private.*");
            model.sample(true, T0.plusSeconds(7));
        });
        draw(robot, "empty");
    }

    private void draw(FxRobot robot, String state) {
        var scene = robot.lookup("#subjects-subscriptions").query().getScene();
        for (var choice : new Theme.Choice[] {Theme.Choice.LIGHT, Theme.Choice.DARK}) {
            robot.interact(() -> theme.choose(choice));
            robot.interact(() -> Picture.save(scene, "subscriptions-" + state + "-" + choice));
        }
    }
}
