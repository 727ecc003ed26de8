package claudoom.monitor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.ui.SmallCharts.Panel;
import claudoom.monitor.ui.SmallCharts.Sheet;
import claudoom.monitor.ui.TimeChart.Limit;
import claudoom.monitor.ui.TimeChart.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Many small charts: only what can be seen is painted, and all can be reached by keys. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class SmallChartsTest {

    private final List<Integer> opened = new ArrayList<>();
    private SmallCharts charts;
    private StackPane holder;

    @Start
    void start(Stage stage) {
        charts = new SmallCharts("small");
        charts.onOpen(opened::add);
        holder = new StackPane(charts);
        var scene = new Scene(holder, 800, 300);
        var _ = new Theme(scene);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    @Test
    void onlyThoseInViewArePainted(FxRobot robot) {
        show(robot, 200);

        assertThat(charts.painted()).isBetween(6, 15);
        assertThat(charts.seenProperty().get().from()).isZero();
        assertThat(charts.seenProperty().get().to()).isEqualTo(charts.painted());
    }

    @Test
    void keysWalkThroughAllAndEnterOpens(FxRobot robot) {
        show(robot, 200);
        robot.interact(charts::requestFocus);

        robot.push(KeyCode.HOME).push(KeyCode.RIGHT).push(KeyCode.DOWN);
        assertThat(charts.chosenProperty().get()).isEqualTo(1 + charts.grid().across());
        robot.push(KeyCode.END).push(KeyCode.ENTER);
        robot.interact(() -> holder.layout());

        assertThat(opened).containsExactly(199);
        assertThat(charts.seenProperty().get().to()).isGreaterThanOrEqualTo(200);
        assertThat((String) charts.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .isEqualTo("worker-199, 200 of 200 small charts: STALLED 199");
    }

    @Test
    void aDoubleClickOpensWhatIsUnderIt(FxRobot robot) {
        show(robot, 6);
        robot.doubleClickOn(charts);

        assertThat(opened).hasSize(1);
        assertThat(charts.chosenProperty().get()).isEqualTo(opened.getFirst());
    }

    @Test
    void nothingIsPaintedWhileHidden(FxRobot robot) {
        show(robot, 20);
        robot.interact(() -> holder.setVisible(false));
        int before = charts.drawings();

        show(robot, 30);
        assertThat(charts.drawings()).isEqualTo(before);

        robot.interact(() -> {
            holder.setVisible(true);
            holder.layout();
            charts.layout();
        });
        assertThat(charts.drawings()).isGreaterThan(before);
    }

    @Test
    void fewerThanBeforeAndNoneAtAllDoNoHarm(FxRobot robot) {
        show(robot, 200);
        robot.interact(() -> charts.chosenProperty().set(150));
        show(robot, 3);
        assertThat(charts.chosenProperty().get()).isEqualTo(2);

        show(robot, 0);
        assertThat(charts.chosenProperty().get()).isEqualTo(-1);
        assertThat(charts.painted()).isZero();
    }

    @Test
    void aLimitIsPaintedWhereTheValuesComeNearToIt(FxRobot robot) {
        assertThat(painted(robot, List.of())).isZero();
        assertThat(painted(robot, List.of(new Limit(900, "limit")))).as("its line").isGreaterThan(30);
        assertThat(painted(robot, List.of(new Limit(90_000, "limit")))).as("far above").isZero();
    }

    /** How many pixels have the colour of limits. */
    private long painted(FxRobot robot, List<Limit> limits) {
        var counted = new long[1];
        robot.interact(() -> {
            charts.show(new Sheet(List.of(new Panel("worker", "", Role.OFF, "5",
                    new Series("lag", 1, new long[] {0, 1000}, new double[] {500, 600}), limits, List.of())), 0, 1000,
                    false));
            holder.layout();
            charts.layout();
            var image = charts.snapshot(null, null);
            var wanted = charts.ink().limit();
            for (int x = 0; x < image.getWidth(); x++) {
                for (int y = 0; y < image.getHeight(); y++) {
                    counted[0] += near(image.getPixelReader().getColor(x, y), wanted) ? 1 : 0;
                }
            }
        });
        return counted[0];
    }

    private static boolean near(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed()) + Math.abs(one.getGreen() - other.getGreen())
                + Math.abs(one.getBlue() - other.getBlue()) < 0.05;
    }

    private void show(FxRobot robot, int count) {
        var panels = IntStream.range(0, count).mapToObj(i -> new Panel("worker-" + i, "STALLED", Role.BAD,
                Integer.toString(i), new Series("lag", 1, new long[] {0, 500, 1000}, new double[] {1, i, 2}))).toList();
        robot.interact(() -> {
            charts.show(new Sheet(panels, 0, 1000, false));
            holder.layout();
            charts.layout();
        });
    }
}
