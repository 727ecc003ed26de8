package claudoom.monitor.feature.lag.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.feature.lag.model.PastLag;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.SmallCharts;
import claudoom.monitor.ui.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The lag chart as a user works it: ranges, lines, keys, small charts, what happened, saving. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class LagChartTest {

    private final Memory memory = Memory.ofThisRun();
    private Scene scene;
    private LagViewModel model;
    private LagChart chart;
    private Path file;

    @Start
    void start(Stage stage) {
        scene = new Scene(new StackPane(), 1000, 700);
        var theme = new Theme(scene);
        theme.choose(Theme.Choice.LIGHT);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    private void open(FxRobot robot, LagBook book, PastLag past, String... chosen) {
        robot.interact(() -> {
            model = LongStory.model(book, past, LongStory.happened(), memory);
            chart = new LagChart(model, (owner, name, kind, extension) -> file);
            scene.setRoot(new VBox(chart));
            model.show(Story.END);
            chart.choose(model.rows().stream().filter(row -> List.of(chosen).contains(row.id().consumer())).toList());
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        });
    }

    @Test
    void aClickOnARangeShowsThatMuchAndIsRemembered(FxRobot robot) {
        open(robot, Story.told(), PastLag.none(), "death-processor");
        assertThat(span()).isEqualTo(300);

        robot.clickOn("#lag-range-15");

        assertThat(span()).isEqualTo(900);
        assertThat(robot.lookup("#lag-range-15").queryAs(ToggleButton.class).isSelected()).isTrue();
        assertThat(robot.lookup("#lag-range-5").queryAs(ToggleButton.class).isSelected()).isFalse();
        open(robot, Story.told(), PastLag.none(), "death-processor");
        assertThat(span()).isEqualTo(900);
    }

    @Test
    void digitsChooseRangesAndSevenIsSevenDays(FxRobot robot) {
        open(robot, Story.told(), LongStory.days(), "death-processor");
        focus(robot, "#lag-chart");

        robot.push(KeyCode.DIGIT7);

        assertThat(span()).isEqualTo(7 * 86_400L);
        var plot = model.chart().plots().values().iterator().next();
        assertThat(Objects.requireNonNull(plot.lines().get(PastLag.Series.LAG)).highs()).contains(9_000);
        robot.push(KeyCode.DIGIT1);
        assertThat(span()).isEqualTo(300);
    }

    @Test
    void aLineIsSwitchedOffAndOnAndItsNumberStandsBesideIt(FxRobot robot) {
        open(robot, Story.told(), PastLag.none(), "death-processor");
        assertThat(spoken(robot, "#lag-line-0")).isEqualTo("lag 1,243, shown");
        assertThat(spoken(robot, "#lag-line-4")).isEqualTo("waiting, hidden");

        robot.clickOn("#lag-line-0");
        assertThat(spoken(robot, "#lag-line-0")).isEqualTo("lag, hidden");
        assertThat(chartText(robot)).doesNotContain("lag 1,243").contains("pending 1,213");

        robot.clickOn("#lag-line-4");
        assertThat(chartText(robot)).contains("waiting 3");

        open(robot, Story.told(), PastLag.none(), "death-processor");
        assertThat(spoken(robot, "#lag-line-0")).isEqualTo("lag, hidden");
    }

    @Test
    void theScreenReaderHearsTheNewestValues(FxRobot robot) {
        open(robot, Story.told(), PastLag.none(), "death-processor");

        assertThat(chartText(robot)).contains("lag 1,243").contains("redelivered 60");
    }

    @Test
    void severalAreComparedByOneNumber(FxRobot robot) {
        open(robot, Story.told(), PastLag.none(), "death-processor", "action-processor");
        assertThat(text(robot, "#lag-chart-title")).isEqualTo("Lag of 2 consumers");

        robot.interact(() -> model.chart().comparedProperty().set(PastLag.Series.ACK_PENDING));

        assertThat(text(robot, "#lag-chart-title")).isEqualTo("Ack pending of 2 consumers");
        assertThat(chartText(robot)).contains("death-processor 30").contains("action-processor 1,000");
    }

    @Test
    void zoomedAndMovedItSaysOfWhenItIsAndNowBringsItBack(FxRobot robot) {
        open(robot, Story.told(), PastLag.none(), "death-processor");
        var now = text(robot, "#lag-chart-time");
        focus(robot, "#lag-chart");

        robot.press(KeyCode.CONTROL).push(KeyCode.LEFT).release(KeyCode.CONTROL);
        assertThat(text(robot, "#lag-chart-time")).isNotEqualTo(now);
        assertThat(robot.lookup("#lag-now").queryAs(ToggleButton.class).isSelected()).isFalse();

        robot.clickOn("#lag-now");
        assertThat(text(robot, "#lag-chart-time")).isEqualTo(now);
    }

    @Test
    void whereNothingWasSeenItSaysSo(FxRobot robot) {
        open(robot, Story.told(), PastLag.none());
        assertThat(text(robot, "#lag-chart-note")).startsWith("Select consumers in the table");

        open(robot, Story.told(), PastLag.none(), "death-processor");
        assertThat(robot.lookup("#lag-chart-note").query().isVisible()).isFalse();
        focus(robot, "#lag-chart");
        robot.push(KeyCode.PAGE_UP).push(KeyCode.PAGE_UP).push(KeyCode.PAGE_UP);
        assertThat(text(robot, "#lag-chart-note")).isEqualTo("Nothing was observed in this time.");
    }

    @Test
    void allInSmallAreOnlyReadWhereTheyAreSeenAndEnterOpensOne(FxRobot robot) {
        open(robot, LongStory.many(200), PastLag.none());
        focus(robot, "#lag-chart");
        robot.push(KeyCode.M);
        robot.interact(() -> scene.getRoot().layout());
        robot.interact(() -> scene.getRoot().layout());

        assertThat(text(robot, "#lag-chart-title")).isEqualTo("Lag of all 200");
        assertThat(model.chart().plots().size()).isBetween(1, 40);
        var small = robot.lookup("#lag-small").queryAs(SmallCharts.class);
        robot.interact(() -> {
            small.requestFocus();
            small.chosenProperty().set(0);
        });
        assertThat((String) small.queryAccessibleAttribute(AccessibleAttribute.TEXT)).contains("1 of 200 small charts");
        robot.push(KeyCode.ENTER);

        assertThat(model.chart().smallProperty().get()).isFalse();
        assertThat(model.wantedProperty().get()).isNotNull();
    }

    @Test
    void whatHappenedToIt(FxRobot robot) {
        open(robot, Story.told(), PastLag.none(), "death-processor");
        var marks = robot.lookup("#lag-marks").queryAs(MenuButton.class);
        assertThat(marks.getText()).isEqualTo("3");

        robot.interact(marks::show);
        assertThat(marks.getItems()).extracting(MenuItem::getText).anyMatch(text -> text.contains("leader n1 → n2"))
                .noneMatch(text -> text.contains("leader n3"));
        robot.interact(() -> marks.getItems().getLast().fire());

        assertThat(chartText(robot)).contains("pause");
    }

    @Test
    void numbersAndPictureAreSavedAndTheOutcomeIsSaid(FxRobot robot, @TempDir Path folder) throws IOException {
        open(robot, Story.told(), PastLag.none(), "death-processor");
        file = folder.resolve("lag.csv");
        robot.interact(() -> fire(robot, "lag-chart-csv"));
        assertThat(text(robot, "#lag-chart-outcome")).startsWith("Saved ").endsWith(" moments to " + file + ".");
        assertThat(Files.readAllLines(file).get(1)).contains("\"AGENT_EVENTS\",\"death-processor\",");

        file = folder.resolve("lag.png");
        robot.interact(() -> fire(robot, "lag-chart-png"));
        assertThat(text(robot, "#lag-chart-outcome")).isEqualTo("Saved the picture to " + file + ".");
        assertThat(Files.size(file)).isGreaterThan(2_000);

        file = folder.resolve("no").resolve("lag.csv");
        robot.interact(() -> fire(robot, "lag-chart-csv"));
        assertThat(text(robot, "#lag-chart-outcome")).endsWith(": there is no folder for it.");
    }

    @Test
    void brokenMemoryDoesNoHarm(FxRobot robot) {
        memory.part("chart").put("span", "soon");
        memory.part("chart").put("hidden", "LAG nothing \u0000");
        memory.part("chart").put("compared", "?");
        memory.part("chart").put("log", "maybe");

        open(robot, Story.told(), PastLag.none(), "death-processor");

        assertThat(span()).isEqualTo(300);
        assertThat(spoken(robot, "#lag-line-0")).isEqualTo("lag, hidden");
    }

    private long span() {
        return model.chart().viewProperty().get().span() / 1_000;
    }

    private static void focus(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).query().requestFocus());
    }

    private static void fire(FxRobot robot, String id) {
        robot.lookup("#lag-chart-save").queryAs(MenuButton.class).getItems().stream()
                .filter(item -> id.equals(item.getId())).forEach(MenuItem::fire);
    }

    private static String spoken(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(ButtonBase.class).getAccessibleText();
    }

    private static String chartText(FxRobot robot) {
        Node node = robot.lookup("#lag-chart").query();
        return String.valueOf(node.queryAccessibleAttribute(AccessibleAttribute.TEXT));
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }
}
