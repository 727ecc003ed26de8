package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.bridge.ManualAlarm;
import claudoom.monitor.bridge.ManualPulse;
import claudoom.monitor.feature.Feature;
import claudoom.monitor.kit.Laid;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Screens are ready before anybody opens them. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class ScreensAheadTest {

    private final ManualPulse pulse = new ManualPulse();
    private final ManualAlarm alarm = new ManualAlarm();
    private Screen later;
    private Screen now;
    private StackPane room;
    private long nanos;
    private int turns;

    @Start
    void start(Stage stage) {
        later = new Screen();
        now = new Screen();
        var ahead = new ScreensAhead(new FramePump(pulse, alarm, () -> 0), stackPane(), () -> nanos);
        stage.setScene(new Scene(new VBox(room, ahead.wing()), 400, 300));
        room.getChildren().add(now.view());
        stage.show();
        ahead.start(List.of(later, now));
    }

    private StackPane stackPane() {
        room = new StackPane();
        room.setMinSize(300, 200);
        return room;
    }

    @Test
    void aScreenIsDressedAndLaidOutBeforeItIsOpenedAndNotInTheWindow(FxRobot robot) {
        allSteps(robot);

        assertThat(later.button.getSkin()).isNotNull();
        assertThat(later.button.getWidth()).isPositive();
        assertThat(later.right.getSkin()).isNotNull();
        assertThat(later.view.getParent()).isNull();
        assertThat(later.shown).as("nothing feeds it").isFalse();
        assertThat(now.view.getParent()).as("what is shown stays where it is").isEqualTo(room);
    }

    @Test
    void itIsAsItWasMade(FxRobot robot) {
        allSteps(robot);

        assertThat(later.view.getChildrenUnmodifiable()).containsExactly(later.bar, later.split);
        assertThat(later.bar.getChildren()).containsExactly(later.button);
        assertThat(later.split.getItems()).containsExactly(later.left, later.right);
        assertThat(later.split.getDividerPositions()).hasSize(1);
    }

    @Test
    void aScreenOpenedMeanwhileIsLeftAlone(FxRobot robot) {
        robot.interact(() -> room.getChildren().setAll(later.view()));

        allSteps(robot);

        assertThat(later.view.getParent()).isEqualTo(room);
        assertThat(later.button.getParent()).isEqualTo(later.bar);
    }

    @Test
    void theDearerAStepWasTheLongerTheNextOneWaits(FxRobot robot) {
        while (later.made == 0) {
            turn(robot);
        }
        int dear = turns;
        while (later.made == 1) {
            turn(robot);
        }
        assertThat(turns - dear).as("four times the usual: sixteen turns of rest").isEqualTo(17);
    }

    private void allSteps(FxRobot robot) {
        do {
            turn(robot);
        } while (alarm.waiting() > 0);
    }

    private void turn(FxRobot robot) {
        long at = turns++ * 500_000_000L;
        robot.interact(() -> {
            alarm.ring();
            pulse.frameAt(at);
        });
    }

    private final class Screen implements Feature {

        private final Button button = new Button("here");
        private final HBox bar = new HBox(button);
        private final Button left = new Button("left");
        private final Button right = new Button("right");
        private final SplitPane split = new SplitPane(left, right);
        private final VBox view = new VBox(bar, split);
        private boolean shown;
        private int made;

        @Override
        public List<Runnable> parts() {
            return List.of(this::part, this::part);
        }

        private void part() {
            made++;
            nanos += 20_000_000;
        }

        @Override
        public String name() {
            return "Screen";
        }

        @Override
        public String icon() {
            return "fas-cog";
        }

        @Override
        public Parent view() {
            return view;
        }

        @Override
        public Attachment show() {
            shown = true;
            return () -> {};
        }
    }
}
