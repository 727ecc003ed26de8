package claudoom.monitor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Laid;
import claudoom.monitor.kit.Picture;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A note in the corner is read and clicked, and no key that is typed elsewhere reaches it. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class CornerNoteTest {

    private static final CornerNote.Words MANY = new CornerNote.Words(
            new Sign("fas-tachometer-alt", "OVER LIMIT", Role.WARN), "7 consumers crossed their limits",
            List.of("death-processor: 1,204 pending, limit 1,000; 130 redelivered, limit 100",
                    "action-processor: 10,300 lag, limit 10,000", "analytics-batch: 1,001 pending, limit 1,000",
                    "and 4 more"),
            "Open Lag");

    private final List<String> done = new ArrayList<>();
    private CornerNote note;
    private TextField field;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        note = new CornerNote("limit-note",
                new CornerNote.Acts(() -> done.add("open"), () -> done.add("close"), () -> done.add("mute")));
        field = new TextField();
        stage.setScene(new Scene(new StackPane(field), 500, 300));
        new Theme(stage.getScene()).choose(Theme.Choice.LIGHT);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
        field.requestFocus();
    }

    @AfterEach
    void gone(FxRobot robot) {
        robot.interact(note::hide);
    }

    @Test
    void keysAndFocusStayWhereTheyWere(FxRobot robot) {
        robot.interact(() -> note.show(MANY, stage));
        assertThat(robot.lookup("#limit-note").tryQuery()).isPresent();
        assertThat(stage.isFocused()).isTrue();

        robot.write("ab").push(KeyCode.SPACE).push(KeyCode.ENTER).push(KeyCode.TAB).push(KeyCode.SPACE)
                .push(KeyCode.ESCAPE);

        assertThat(field.getText()).startsWith("ab ");
        assertThat(done).isEmpty();
        assertThat(robot.lookup("#limit-note").tryQuery()).as("it stays").isPresent();
    }

    @Test
    void whatItSaysChangesInPlaceAndItsButtonsDoOneThing(FxRobot robot) {
        robot.interact(() -> note.show(MANY, stage));
        robot.interact(() -> note.show(new CornerNote.Words(new Sign("fas-tachometer-alt", "OVER LIMIT", Role.WARN),
                "worker crossed its limit", List.of("2 pending, limit 1 · EVENTS"), "Open"), stage));
        assertThat(robot.lookup("#limit-note-title").queryAs(Label.class).getText())
                .isEqualTo("worker crossed its limit");

        robot.clickOn("#limit-note-close");
        robot.clickOn("#limit-note-mute");
        robot.clickOn("#limit-note-open");
        robot.clickOn("#limit-note-title");

        assertThat(done).containsExactly("close", "mute", "open", "open");
    }

    /** Into target/pictures, light and dark: to be looked at. */
    @Test
    void picturesAreTaken(FxRobot robot) {
        robot.moveTo(field);
        for (var choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            robot.interact(() -> {
                new Theme(stage.getScene()).choose(choice);
                note.show(MANY, stage);
            });
            robot.interact(() -> {
                var scene = robot.lookup("#limit-note").query().getScene();
                Picture.save(scene, "limit-note-" + choice);
                note.hide();
            });
        }
    }
}
