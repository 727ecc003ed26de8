package claudoom.monitor.feature.lag.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.lag.model.ChosenLimits;
import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.feature.lag.model.Measure;
import claudoom.monitor.feature.lag.model.PastLag.Series;
import claudoom.monitor.kit.Laid;
import claudoom.monitor.kit.Picture;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.Theme;
import claudoom.monitor.ui.TimeChart;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The limits of a consumer, looked at and changed by keyboard, and what that marks. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class LimitsSheetTest {

    private static final ConsumerId LETTERS = new ConsumerId("AGENT_EVENTS", "letter-maker");
    private static final ConsumerId DEATHS = new ConsumerId("AGENT_EVENTS", "death-processor");
    private final Memory memory = Memory.ofThisRun();
    private final ChosenLimits chosen = new ChosenLimits(memory);
    private final LagBook book = Story.told();
    private LagViewModel model;
    private LimitsAsked asked;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        book.limits(chosen);
        model = new LagViewModel(book, () -> {});
        asked = new LimitsAsked(chosen, model::shown, this::changed, () -> stage);
        var view = new LagView(model);
        view.onLimits(asked::open);
        model.show(Story.END);
        stage.setScene(new Scene(view, 1000, 700));
        new Theme(stage.getScene()).choose(Theme.Choice.LIGHT);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    private void changed(ConsumerId id) {
        book.limited(id);
        model.show(Story.END);
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Label.class).getText();
    }

    private void open(FxRobot robot, ConsumerId id) {
        robot.interact(() -> model.open(id));
        robot.interact(() -> robot.lookup("#lag-table").query().requestFocus());
        robot.push(KeyCode.L);
        assertThat(text(robot, "#lag-limits-title")).isEqualTo("Limits of " + id.consumer());
    }

    private void type(FxRobot robot, String field, String text) {
        robot.interact(() -> robot.lookup(field).queryAs(TextField.class).setText(text));
    }

    private LagRow row(ConsumerId id) {
        return model.rows().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void aLimitIsSetByKeysAndCountsAtOnce(FxRobot robot) {
        open(robot, LETTERS);
        assertThat(text(robot, "#lag-limits-redelivered-source")).isEqualTo("100 from the documents");
        assertThat(text(robot, "#lag-limits-redelivered-now")).isEqualTo("12");
        assertThat(robot.lookup("#lag-limits-pending").query().isFocused()).isTrue();

        type(robot, "#lag-limits-redelivered", "5");
        assertThat(text(robot, "#lag-limits-redelivered-source")).isEqualTo("set by you; else 100 from the documents");
        robot.push(KeyCode.ENTER);

        assertThat(robot.lookup("#lag-limits-sheet").tryQuery()).isEmpty();
        assertThat(new ChosenLimits(memory).of(LETTERS)).as("in the next run")
                .containsOnly(Map.entry(Measure.REDELIVERED, 5.0));
        robot.interact(() -> { // a row is written when it is read
            assertThat(row(LETTERS).passedProperty().get()).containsExactly(Measure.REDELIVERED);
            assertThat(row(LETTERS).stateProperty().get()).isNotNull().extracting(sign -> sign.role().name())
                    .isIn("WARN", "BAD");
            assertThat(LagLimits.of(row(LETTERS), Set.of(Series.REDELIVERED))).extracting(TimeChart.Limit::word)
                    .containsExactly("limit 5 redelivered");
        });
    }

    @Test
    void whatCannotBeReadIsSaidInPlaceAndNothingIsSaved(FxRobot robot) {
        open(robot, LETTERS);
        type(robot, "#lag-limits-lag", "many");

        assertThat(text(robot, "#lag-limits-lag-fault")).startsWith("Write a whole number");
        assertThat(robot.lookup("#lag-limits-save").query().isDisabled()).isTrue();
        robot.push(KeyCode.ENTER);
        assertThat(robot.lookup("#lag-limits-sheet").tryQuery()).isPresent();
        type(robot, "#lag-limits-lag", "7");
        robot.push(KeyCode.ESCAPE);

        assertThat(robot.lookup("#lag-limits-sheet").tryQuery()).isEmpty();
        assertThat(chosen.of(LETTERS)).isEmpty();
    }

    @Test
    void aLimitGoesBackToTheDefaultAndCanBeSwitchedOff(FxRobot robot) {
        chosen.choose(DEATHS, Measure.PENDING, 500.0);
        robot.interact(() -> changed(DEATHS));
        assertThat(row(DEATHS).passedProperty().get()).contains(Measure.PENDING);
        open(robot, DEATHS);
        assertThat(robot.lookup("#lag-limits-pending").queryAs(TextField.class).getText()).isEqualTo("500");
        robot.interact(() -> robot.lookup("#lag-limits-pending-clear").queryButton().fire());
        type(robot, "#lag-limits-lag", "off");
        robot.push(KeyCode.ENTER);

        assertThat(chosen.of(DEATHS)).containsOnly(Map.entry(Measure.LAG, 0.0));
        assertThat(row(DEATHS).shown().outlook().limits()).extracting(limit -> limit.measure() + " " + limit.value())
                .containsExactlyInAnyOrder("PENDING 1000.0", "REDELIVERED 100.0");
        open(robot, DEATHS);
        assertThat(text(robot, "#lag-limits-lag-source"))
                .isEqualTo("switched off by you; else 10,000 from the documents");
        robot.interact(() -> robot.lookup("#lag-limits-defaults").queryButton().fire());
        robot.push(KeyCode.ENTER);
        assertThat(chosen.of(DEATHS)).isEmpty();
    }

    /** Into target/pictures, light and dark: to be looked at. */
    @Test
    void picturesAreTaken(FxRobot robot) {
        chosen.choose(DEATHS, Measure.PENDING, 500.0);
        chosen.choose(DEATHS, Measure.LAST_ACK, 90.0);
        robot.interact(() -> changed(DEATHS));
        for (var choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            robot.interact(() -> new Theme(stage.getScene()).choose(choice));
            open(robot, DEATHS);
            type(robot, "#lag-limits-redelivered", "1.5");
            robot.interact(
                    () -> Picture.save(robot.lookup("#lag-limits-sheet").query().getScene(),
                            "lag-limits-sheet-" + choice));
            robot.push(KeyCode.ESCAPE);
            robot.interact(() -> Picture.save(stage.getScene(), "lag-with-limits-" + choice));
        }
    }
}
