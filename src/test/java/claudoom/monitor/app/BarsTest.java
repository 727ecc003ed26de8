package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What the bars above and below every screen say. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class BarsTest {

    private StatusLine status;

    @Start
    void start(Stage stage) {
        status = new StatusLine(false);
        stage.setScene(new Scene(status, 1000, 40));
        stage.show();
    }

    @Test
    void aFrozenListIsSaidOnEveryScreen(FxRobot robot) {
        var frozen = robot.lookup("#status-frozen").queryAs(Label.class);
        assertThat(frozen.isVisible()).isFalse();
        robot.interact(() -> status.frozen("Events frozen, 2,114 new, buffer 12 %"));
        assertThat(frozen.isVisible()).isTrue();
        assertThat(frozen.getText()).isEqualTo("Events frozen, 2,114 new");
        assertThat(frozen.getAccessibleText()).isEqualTo("Events frozen, 2,114 new, buffer 12 %");
        robot.interact(() -> status.frozen(null));
        assertThat(frozen.isManaged()).isFalse();
    }

    @Test
    void aPauseIsSaidOnce() {
        assertThat(Banners.news("Pause experiment: answered", true)).isNull();
        assertThat(Banners.news("Pause experiment: sent, no answer", true)).isNull();
        assertThat(Banners.news("Pause experiment: answered", false)).isEqualTo("Pause experiment: answered");
        assertThat(Banners.news("Pause experiment: nobody listens", true)).isNotNull();
        assertThat(Banners.news("Reset agent: answered", true)).isNotNull();
        assertThat(Banners.news(null, true)).isNull();
    }
}
