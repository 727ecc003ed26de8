package claudoom.monitor.feature.lag.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.lag.model.ChosenLimits;
import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.feature.lag.model.LagPicture.Kind;
import claudoom.monitor.feature.lag.model.Measure;
import claudoom.monitor.kit.Laid;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.Theme;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The lag screen as a user sees and works it, without a display. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class LagViewTest {

    private static final ConsumerId STOPPED = new ConsumerId("EXPERIMENT_EVENTS", "generation-handler");

    private final AtomicInteger asked = new AtomicInteger();
    private Scene scene;
    private LagViewModel model;

    @Start
    void start(Stage stage) {
        scene = new Scene(new StackPane(), 1000, 700);
        var theme = new Theme(scene);
        theme.choose(Theme.Choice.LIGHT);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    private void open(FxRobot robot, LagBook book) {
        robot.interact(() -> {
            model = new LagViewModel(book, asked::incrementAndGet);
            scene.setRoot(new LagView(model));
            model.show(Story.END);
        });
    }

    @Test
    void whoNeedsSomebodyStandsAboveAllOthersTheMostLagFirst(FxRobot robot) {
        open(robot, Story.told());

        assertThat(names(robot).subList(0, 4)).containsExactly("action-processor", "death-processor",
                "generation-handler", "letter-maker");
        assertThat(names(robot).getLast()).isEqualTo("dashboard-actions");
        assertThat(text(robot, "#lag-attention")).isEqualTo("4 of 9 need attention");
        assertThat(text(robot, "#lag-counts")).isEqualTo("9 of 9 consumers on 3 streams");
        assertThat(text(robot, "#lag-age")).isEqualTo("asked 0.6 s ago, every 2 s");
    }

    /** The words of the Streams screen, for it is the same trouble. */
    @Test
    void withoutAConnectionItSaysSoAndWhatComesNext(FxRobot robot) {
        var book = new LagBook(Duration.ofSeconds(2));
        book.live(false);
        open(robot, book);
        assertThat(text(robot, "#lag-empty .empty-title")).isEqualTo("Not connected");
        assertThat(text(robot, "#lag-empty .caption"))
                .isEqualTo("There is no connection to a server. As soon as there is one the consumers are asked for.");
    }

    @Test
    void theRangesAreWrittenAsAllOtherSpans(FxRobot robot) {
        open(robot, Story.told());
        assertThat(robot.lookup("#lag-range-5").queryAs(ToggleButton.class).getText()).isEqualTo("5 min");
        assertThat(robot.lookup("#lag-range-1440").queryAs(ToggleButton.class).getText()).isEqualTo("1 d");
    }

    @Test
    void onlyOneHeadHasAnArrow(FxRobot robot) {
        open(robot, Story.told());
        assertThat(robot.lookup("#lag-table").<TableView<LagRow>>query().getSortOrder()).hasSize(1);
    }

    @Test
    void theLegendSaysOfWhenItsValuesAre(FxRobot robot) {
        open(robot, Story.told());
        robot.interact(() -> scene.getRoot().layout());
        var moment = robot.lookup(".chart-legend > .caption").queryAs(Label.class);
        assertThat(moment.getText()).isEqualTo("now");
        robot.moveTo("#lag-chart");
        assertThat(moment.getText()).matches("\\d\\d:\\d\\d:\\d\\d");
    }

    @Test
    void theWorstIsSelectedAtFirstAndItsReasonTold(FxRobot robot) {
        open(robot, Story.told());

        assertThat(text(robot, "#lag-chart-title")).isEqualTo("action-processor");
        assertThat(text(robot, "#lag-why")).startsWith("1,000 messages are delivered, none was acknowledged");
    }

    @Test
    void aClickSelectsAndShiftWithAnArrowAdds(FxRobot robot) {
        open(robot, Story.told());

        robot.clickOn("generation-handler");
        assertThat(text(robot, "#lag-why"))
                .isEqualTo("Nobody asks this consumer for messages: 37 wait. Start its worker.");

        robot.press(KeyCode.SHIFT, KeyCode.DOWN).release(KeyCode.DOWN, KeyCode.SHIFT);
        assertThat(text(robot, "#lag-chart-title")).isEqualTo("Lag of 2 consumers");
    }

    @Test
    void theFilterNarrowsByNameStreamAndState(FxRobot robot) {
        open(robot, Story.told());

        robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        robot.write("experiment");
        assertThat(names(robot)).containsExactly("generation-handler");
        assertThat(text(robot, "#lag-counts")).isEqualTo("1 of 9 consumers on 3 streams");

        robot.interact(() -> robot.lookup("#lag-filter").queryAs(TextField.class).setText("falling"));
        assertThat(names(robot)).containsExactly("death-processor");

        robot.interact(() -> robot.lookup("#lag-filter").queryAs(TextField.class).setText("nobody like this"));
        assertThat(robot.lookup("No consumer matches").tryQuery()).isPresent();
    }

    @Test
    void theUsersOrderStaysWhileNumbersChange(FxRobot robot) {
        open(robot, Story.told());
        var table = robot.lookup("#lag-table").<TableView<LagRow>>query();

        // a click on a head does nothing on the headless platform, so its effect is set here
        robot.interact(() -> table.getSortOrder().setAll(List.of(table.getColumns().getFirst())));
        assertThat(names(robot)).isSorted();

        var before = names(robot);
        robot.interact(() -> model.show(Story.END.plusMillis(900)));
        assertThat(names(robot)).isEqualTo(before);
    }

    @Test
    void whoeverIsOpenedIsSelectedEvenBehindAFilter(FxRobot robot) {
        open(robot, Story.told());

        robot.interact(() -> model.filterProperty().set("metrics"));
        robot.interact(() -> model.open(STOPPED));

        assertThat(text(robot, "#lag-chart-title")).isEqualTo("generation-handler");
        assertThat(model.filterProperty().get()).isEmpty();
    }

    @Test
    void whatTurnsOldIsMarkedAsOld(FxRobot robot) {
        var book = Story.told();
        open(robot, book);

        robot.interact(() -> {
            book.live(false);
            model.show(Story.END.plusSeconds(5));
        });

        assertThat(text(robot, "#lag-age")).startsWith("from ");
        assertThat(robot.lookup("#lag-banner").query().isVisible()).as("the window says it above").isFalse();
        assertThat(robot.lookup("#lag-attention").query().isVisible()).isFalse();
        assertThat(robot.lookup(".table-row-cell:stale").queryAll()).isNotEmpty();
    }

    @Test
    void aNumberOverItsLimitIsMarkedAndItsConsumerStandsWithThoseThatNeedSomebody(FxRobot robot) {
        var book = Story.told();
        var id = new ConsumerId("METRICS", "analytics-batch");
        var chosen = new ChosenLimits(Memory.ofThisRun());
        chosen.choose(id, Measure.ACK_PENDING, 2.0);
        book.limits(chosen);
        Story.again(book, id);
        open(robot, book);
        robot.interact(() -> scene.getRoot().layout());

        assertThat(names(robot).indexOf("analytics-batch")).isLessThan(5);
        assertThat(text(robot, "#lag-attention")).isEqualTo("5 of 9 need attention");
        assertThat(robot.lookup("OVER LIMIT").tryQuery()).isPresent();
        assertThat(robot.lookup("#lag-table .table-cell > .state-icon").queryAll()).isNotEmpty();
    }

    @Test
    void whatIsSeenIsKnown(FxRobot robot) {
        open(robot, Story.told());
        robot.interact(() -> scene.getRoot().layout());
        robot.interact(() -> model.show(Story.END.plusMillis(900)));

        assertThat(model.inSight()).contains(STOPPED).hasSize(9);
    }

    @Test
    void withoutConsumersItSaysSo(FxRobot robot) {
        var book = new LagBook(Duration.ofSeconds(2));
        open(robot, book);
        assertThat(robot.lookup("Asking for the consumers of all streams").tryQuery()).isPresent();

        robot.interact(() -> {
            book.sweptAt(Story.END, Duration.ofSeconds(2), null);
            model.show(Story.END);
        });

        assertThat(robot.lookup("No consumers").tryQuery()).isPresent();
    }

    @Test
    void aRefusalIsToldAndF5AsksAgain(FxRobot robot) {
        var book = new LagBook(Duration.ofSeconds(2));
        book.failed("this login may not use $JS.API.STREAM.LIST", Kind.NOT_PERMITTED);
        open(robot, book);

        assertThat(robot.lookup("This login may not use $JS.API.STREAM.LIST. Ask for the permission to publish to it; "
                + "the README lists what a looker needs.").tryQuery()).isPresent();
        robot.clickOn("#lag-ask");
        robot.push(KeyCode.F5);
        assertThat(asked.get()).isEqualTo(2);

        robot.interact(() -> {
            book.failed("JetStream is not switched on for this account", Kind.NO_JETSTREAM);
            model.show(Story.END);
        });
        assertThat(robot.lookup("No JetStream").tryQuery()).as("the words of Streams").isPresent();
    }

    @Test
    void hostileNamesAreMadeVisible(FxRobot robot) {
        open(robot, Story.told());

        assertThat(names(robot)).contains("monitor-doom-agent-\\u202EA");
    }

    private List<String> names(FxRobot robot) {
        var table = robot.lookup("#lag-table").<TableView<LagRow>>query();
        return table.getItems().stream().map(row -> String.valueOf(row.consumerProperty().get())).toList();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }
}
