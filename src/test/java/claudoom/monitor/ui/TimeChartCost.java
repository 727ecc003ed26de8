package claudoom.monitor.ui;

import claudoom.monitor.ui.SmallCharts.Panel;
import claudoom.monitor.ui.SmallCharts.Sheet;
import claudoom.monitor.ui.TimeChart.Content;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a redraw of twenty lines, or of 200 small charts, of 3,600 samples costs without a GPU: {@code mvn test -Dtest=TimeChartCost}. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class TimeChartCost {

    private static final int ROUNDS = 40;

    private TimeChart chart;
    private Scene scene;

    @Start
    void start(Stage stage) {
        chart = new TimeChart("chart");
        scene = new Scene(chart, 1280, 400);
        var _ = new Theme(scene);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    @Test
    void twentyLines(FxRobot robot) {
        var calm = Content.of(SpecimenCharts.lines(20, 3600, 0.005), SpecimenCharts.FROM, SpecimenCharts.TO);
        var rough = Content.of(SpecimenCharts.lines(20, 3600, 0.03), SpecimenCharts.FROM, SpecimenCharts.TO);
        var lively = Content.of(SpecimenCharts.lines(20, 3600, 0.1), SpecimenCharts.FROM, SpecimenCharts.TO);
        var noise = Content.of(IntStream.rangeClosed(1, 20).mapToObj(i -> SpecimenCharts.noise(i, 3600, 1)).toList(),
                SpecimenCharts.FROM, SpecimenCharts.TO);
        for (var run : List.of("warm up", "measured")) {
            measure(robot, run + " empty", Content.NOTHING);
            measure(robot, run + " calm", calm);
            measure(robot, run + " rough", rough);
            measure(robot, run + " lively", lively);
            measure(robot, run + " noise over the full height", noise);
        }
    }

    /** All two hundred at once on a canvas that is high enough, and as many as can be seen of them. */
    @Test
    void twoHundredSmallOnes(FxRobot robot) {
        var panels = IntStream.range(0, 200).mapToObj(i -> new Panel("worker-" + i, "FALLING BEHIND", Role.WARN,
                Figures.count(i * 1_000L), SpecimenCharts.lines(1, 3600, 0.005 * (i % 9)).getFirst())).toList();
        var sheet = new Sheet(panels, SpecimenCharts.FROM, SpecimenCharts.TO, false);
        var small = new SmallCharts("small");
        small.setManaged(false); // its size is ours
        robot.interact(() -> scene.setRoot(new StackPane(small)));
        for (var run : List.of("warm up", "measured")) {
            small(robot, run + " 200 small charts, all painted", small, sheet, 4_000);
            small(robot, run + " 200 small charts, those in view", small, sheet, 400);
        }
    }

    private void small(FxRobot robot, String what, SmallCharts small, Sheet sheet, double tall) {
        var layout = new long[1];
        for (int i = 0; i < ROUNDS; i++) {
            robot.interact(() -> {
                small.resize(1280, tall);
                small.layout();
                long begin = System.nanoTime();
                small.show(sheet);
                small.layout();
                layout[0] += System.nanoTime() - begin;
                small.snapshot(null, null); // else the commands of all rounds would wait
            });
        }
        System.out.printf("%-44s %3d painted, FX thread %5.1f ms a redraw%n", what, small.painted(),
                layout[0] / 1e6 / ROUNDS);
    }

    /** A snapshot paints at once; what it costs without any line is subtracted by the reader. */
    private void measure(FxRobot robot, String what, Content content) {
        var layout = new long[1];
        var wall = new long[1];
        long cpu = cpu();
        for (int i = 0; i < ROUNDS; i++) {
            robot.interact(() -> {
                long begin = System.nanoTime();
                chart.show(content);
                chart.layout();
                layout[0] += System.nanoTime() - begin;
                scene.snapshot(null);
                wall[0] += System.nanoTime() - begin;
            });
        }
        System.out.printf("%-40s FX thread %5.1f ms, until painted %5.1f ms, CPU %5.1f ms a redraw%n", what,
                layout[0] / 1e6 / ROUNDS, wall[0] / 1e6 / ROUNDS, (cpu() - cpu) / 1e6 / ROUNDS);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
