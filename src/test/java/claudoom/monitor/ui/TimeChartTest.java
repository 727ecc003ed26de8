package claudoom.monitor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Laid;
import claudoom.monitor.ui.TimeChart.Content;
import claudoom.monitor.ui.TimeChart.Series;
import java.util.Arrays;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The chart as it is painted, pointed at and hidden. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class TimeChartTest {

    private static final long FROM = 1_700_000_000_000L;
    private static final Color BLUE_LIGHT = Color.web("#0d4bb7");
    private static final Color BLUE_DARK = Color.web("#4fa6ff");

    private TimeChart chart;
    private ChartLegend legend;
    private StackPane holder;
    private Theme theme;

    @Start
    void start(Stage stage) {
        chart = new TimeChart("chart");
        legend = new ChartLegend(chart);
        holder = new StackPane(chart);
        var root = new VBox(legend, holder);
        holder.setPrefSize(800, 300);
        var scene = new Scene(root, 800, 400);
        theme = new Theme(scene);
        theme.choose(Theme.Choice.LIGHT);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    @Test
    void aSpikeOfOneSampleIsPainted(FxRobot robot) {
        var values = new double[20_000];
        values[7_000] = 100;
        robot.interact(() -> chart.show(content(values)));

        assertThat(painted(robot, BLUE_LIGHT, 60, 100)).isTrue();
    }

    @Test
    void aGapIsNotBridged(FxRobot robot) {
        var values = new double[100];
        Arrays.fill(values, 50);
        Arrays.fill(values, 40, 60, Double.NaN);
        robot.interact(() -> chart.show(content(values)));

        var image = image(robot);
        int y = (int) chart.area().y(50);
        assertThat(anyInColumn(image, (int) chart.area().x(FROM + 20_000), y, BLUE_LIGHT)).isTrue();
        assertThat(anyInColumn(image, (int) chart.area().x(FROM + 50_000), y, BLUE_LIGHT)).isFalse();
    }

    @Test
    void aChangeOfThemeReachesTheCanvas(FxRobot robot) {
        robot.interact(() -> chart.show(content(1, 2, 3, 4, 5)));
        assertThat(painted(robot, BLUE_LIGHT, 18, 280)).isTrue();

        robot.interact(() -> theme.choose(Theme.Choice.DARK));

        assertThat(painted(robot, BLUE_DARK, 18, 280)).isTrue();
        assertThat(painted(robot, BLUE_LIGHT, 18, 280)).isFalse();
    }

    @Test
    void severalShowsInOneFrameAreOneDrawing(FxRobot robot) {
        robot.interact(() -> chart.show(content(1, 2, 3)));
        robot.interact(() -> holder.layout());
        int before = chart.drawings();

        robot.interact(() -> {
            for (int i = 0; i < 50; i++) {
                chart.show(content(1, 2, i));
            }
            chart.layout();
        });

        assertThat(chart.drawings()).isEqualTo(before + 1);
    }

    @Test
    void nothingIsDrawnWhileHiddenAndTheNewestWhenShownAgain(FxRobot robot) {
        robot.interact(() -> holder.setVisible(false));
        int before = chart.drawings();
        robot.interact(() -> {
            chart.show(content(9, 9, 9));
            chart.layout();
        });
        assertThat(chart.drawings()).isEqualTo(before);

        robot.interact(() -> holder.setVisible(true));
        robot.interact(() -> chart.getScene().getRoot().layout());

        assertThat(chart.drawings()).isEqualTo(before + 1);
        assertThat(painted(robot, BLUE_LIGHT, 18, 280)).isTrue();
    }

    @Test
    void arrowKeysMoveTheCursorAndTheLegendFollows(FxRobot robot) {
        robot.interact(() -> {
            chart.show(content(1, 2, 3, 4, 1234));
            legend.refresh();
            chart.requestFocus();
        });
        assertThat(texts(robot)).contains("1,234");

        robot.push(KeyCode.HOME);

        assertThat(chart.pointedProperty().getValue()).isEqualTo(FROM);
        assertThat(texts(robot)).contains("1").doesNotContain("1,234");

        robot.push(KeyCode.RIGHT);
        assertThat(chart.pointedProperty().getValue()).isGreaterThan(FROM);

        robot.push(KeyCode.ESCAPE);
        assertThat(chart.pointedProperty().getValue()).isNull();
        assertThat(texts(robot)).contains("1,234");
    }

    @Test
    void theMouseReadsTheValues(FxRobot robot) {
        robot.interact(() -> chart.show(content(5, 5, 5, 5)));

        robot.moveTo(chart);

        assertThat(robot.lookup("#chart-time").queryAs(Label.class).isVisible()).isTrue();
        assertThat(robot.lookup(".chart-readout").query().isVisible()).isTrue();
        assertThat(chart.pointedProperty().getValue()).isBetween(FROM, FROM + 3000);
    }

    @Test
    void aScreenReaderHearsTheNewestValues(FxRobot robot) {
        robot.interact(() -> chart.show(content(5, 1234)));

        assertThat((String) chart.queryAccessibleAttribute(AccessibleAttribute.TEXT)).startsWith("Chart at ")
                .endsWith(": lag 1,234");
    }

    @Test
    void oddContentsDoNoHarm(FxRobot robot) {
        for (var odd : List.of(Content.NOTHING, content(), content(Double.NaN), content(0, 0), content(1e300, 5),
                content(-5, 5),
                Content.of(List.of(), 10, 5))) {
            robot.interact(() -> {
                chart.show(odd);
                chart.layout();
            });
        }
        assertThat(chart.area().axis().ticks()).isNotEmpty();
    }

    private static Content content(double... values) {
        var times = new long[values.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = FROM + 1000L * i;
        }
        return Content.of(List.of(new Series("lag", 1, times, values)), FROM,
                FROM + 1000L * Math.max(1, values.length - 1));
    }

    private List<String> texts(FxRobot robot) {
        return robot.from(legend).lookup(".num").queryAllAs(Label.class).stream().map(Label::getText).toList();
    }

    private WritableImage image(FxRobot robot) {
        var image = new WritableImage[1];
        robot.interact(() -> image[0] = chart.snapshot(null, null));
        return image[0];
    }

    private boolean painted(FxRobot robot, Color colour, int top, int bottom) {
        var image = image(robot);
        for (int x = 60; x < 780; x++) {
            for (int y = top; y < bottom; y++) {
                if (like(image.getPixelReader().getColor(x, y), colour)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean anyInColumn(WritableImage image, int x, int y, Color colour) {
        for (int dy = -3; dy <= 3; dy++) {
            if (like(image.getPixelReader().getColor(x, y + dy), colour)) {
                return true;
            }
        }
        return false;
    }

    /** Edges are smoothed, so a thin line is never quite its colour. */
    private static boolean like(Color a, Color b) {
        return Math.abs(a.getRed() - b.getRed()) + Math.abs(a.getGreen() - b.getGreen())
                + Math.abs(a.getBlue() - b.getBlue()) < 0.25;
    }
}
