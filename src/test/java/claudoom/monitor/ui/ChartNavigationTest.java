package claudoom.monitor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.ui.TimeChart.Content;
import claudoom.monitor.ui.TimeChart.Series;
import java.time.Duration;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A chart moved through time by mouse, wheel and keys. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class ChartNavigationTest {

    private static final long NOW = 1_700_000_000_000L;
    private static final long MINUTE = 60_000;

    private TimeChart chart;
    private TimeView view = TimeView.newest(Duration.ofMinutes(10));

    @Start
    void start(Stage stage) {
        chart = new TimeChart("chart");
        ChartNavigation.on(chart, new ChartNavigation.Sight() {
            @Override
            public TimeView view() {
                return view;
            }

            @Override
            public long now() {
                return NOW;
            }

            @Override
            public void look(TimeView next) {
                view = next;
                show();
            }
        });
        var scene = new Scene(new StackPane(chart), 800, 300);
        var _ = new Theme(scene);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
        show();
    }

    private void show() {
        chart.show(Content.of(List.of(new Series("lag", 1, new long[] {NOW - 5 * MINUTE, NOW}, new double[] {1, 2})),
                view.from(NOW), view.to(NOW)));
    }

    @Test
    void draggingMovesIntoThePastAndBack(FxRobot robot) {
        robot.drag(chart, MouseButton.PRIMARY).moveBy(200, 0).drop();

        assertThat(view.follows()).isFalse();
        assertThat(view.to(NOW)).isBetween(NOW - 4 * MINUTE, NOW - MINUTE);
        assertThat(view.span()).isEqualTo(10 * MINUTE);

        robot.drag(chart, MouseButton.PRIMARY).moveBy(-300, 0).drop();
        assertThat(view.follows()).isTrue();
    }

    @Test
    void theWheelZoomsAroundThePointerAndWithShiftMoves(FxRobot robot) {
        robot.interact(() -> {
            chart.layout();
            wheel(40, 0, false);
        });
        assertThat(view.span()).isEqualTo(8 * MINUTE);
        assertThat(view.follows()).isFalse();

        long before = view.to(NOW);
        robot.interact(() -> wheel(40, 0, true));
        assertThat(view.to(NOW)).isEqualTo(before - view.span() / 10);

        robot.interact(() -> wheel(0, 40, true));
        assertThat(view.to(NOW)).isEqualTo(before - view.span() / 5);
    }

    private void wheel(double deltaY, double deltaX, boolean shift) {
        Event.fireEvent(chart, new ScrollEvent(ScrollEvent.SCROLL, 400, 150, 400, 150, shift, false, false, false,
                false, false, deltaX, deltaY, deltaX, deltaY, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
    }

    @Test
    void keysZoomAndMoveAndGoBackToNow(FxRobot robot) {
        robot.interact(() -> {
            chart.layout();
            chart.requestFocus();
        });

        robot.push(KeyCode.EQUALS);
        assertThat(view.span()).isEqualTo(Math.round(10 * MINUTE / 1.5));
        assertThat(view.follows()).isTrue();
        robot.push(KeyCode.MINUS);
        assertThat(view.span()).isEqualTo(10 * MINUTE);
        robot.press(KeyCode.CONTROL).push(KeyCode.LEFT).release(KeyCode.CONTROL);
        assertThat(view.to(NOW)).isEqualTo(NOW - MINUTE);
        robot.push(KeyCode.PAGE_UP);
        assertThat(view.to(NOW)).isEqualTo(NOW - 11 * MINUTE);
        robot.push(KeyCode.DIGIT0);
        assertThat(view.follows()).isTrue();
    }

    @Test
    void theCursorPushesTheChartAtItsEdge(FxRobot robot) {
        robot.interact(() -> {
            chart.layout();
            chart.requestFocus();
            chart.point(view.from(NOW));
        });

        robot.push(KeyCode.LEFT);

        assertThat(view.to(NOW)).isEqualTo(NOW - MINUTE);
        assertThat(chart.pointedProperty().getValue()).isEqualTo(view.from(NOW));
    }

    @Test
    void withoutMoreTimeTheCursorStaysAtTheEdge(FxRobot robot) {
        robot.interact(() -> {
            chart.layout();
            chart.requestFocus();
            chart.point(NOW);
        });

        robot.push(KeyCode.RIGHT);

        assertThat(view.follows()).isTrue();
        assertThat(chart.pointedProperty().getValue()).isEqualTo(NOW);
    }
}
