package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Laid;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What Ctrl+K says when there is nothing to choose. */
@ExtendWith(Laid.class)
class PaletteTest {

    private final Palette palette = new Palette(() -> List.of(new Palette.Choice("Events", "Ctrl+3", () -> {})), true);

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(palette, 900, 600));
        stage.show();
    }

    @Test
    void inReadOnlyItSaysWhyNothingThatSendsIsListed(FxRobot robot) {
        robot.interact(() -> {
            palette.open();
            robot.lookup("#palette-field").queryAs(TextField.class).setText("pause");
        });
        robot.interact(() -> {});
        assertThat(robot.lookup("#palette-list .placeholder .label").queryAs(Labeled.class).getText())
                .contains("Read-only: nothing can be sent");
    }
}
