package claudoom.monitor.feature.events.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;

import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.Laid;
import claudoom.monitor.ui.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The screen under mouse and keyboard. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class EventsViewTest {

    private static final double CELL_PADDING = 16;

    private final EventScene events = new EventScene(2_000);
    @TempDir
    Path folder;

    @Start
    void start(Stage stage) {
        var scene = new Scene(
                events.view((form, owner) -> folder.resolve("out." + form.extension()), Times.NONE),
                1000, 680);
        new Theme(scene).choose(Theme.Choice.LIGHT);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    private void frame(FxRobot robot) {
        robot.interact(events::frame);
    }

    private static TableView<EventRow> table(FxRobot robot) {
        return robot.lookup("#events-table").queryTableView();
    }

    @Test
    void spaceFreezesAndTheRowsStandStill(FxRobot robot) {
        events.lively(200);
        frame(robot);
        robot.clickOn("#events-table");
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        var before = events.details();
        events.lively(2_114);
        frame(robot);

        assertThat(text(robot, "#events-banner-word")).isEqualTo("FROZEN");
        assertThat(text(robot, "#events-banner-detail")).startsWith("2,114 new, buffer 100 %");
        assertThat(events.details()).isEqualTo(before);

        robot.clickOn("#events-jump");
        assertThat(robot.lookup("#events-banner").query().isVisible()).isFalse();
        assertThat(table(robot).isFocused()).isTrue();
        assertThat(events.details()).isNotEqualTo(before);
    }

    /** The message that was clicked is read on the right; its row is another's as soon as the list moves on. */
    @Test
    void aRowThatMovesAwayUnderTheClickIsNotMarked(FxRobot robot) {
        events.lively(200);
        frame(robot);
        TableView<EventRow> table = robot.lookup("#events-table").queryTableView();
        var waiting = new AtomicBoolean(true);
        robot.interact(() -> events.model.choice().chosenProperty().subscribe(chosen -> {
            if (chosen != null && waiting.getAndSet(false)) {
                events.lively(200);
                events.frame();
            }
        }));
        robot.clickOn(robot.lookup(".table-row-cell").nth(5).<Node>query());
        assertThat(events.model.choice().chosenProperty().get()).isNotNull();
        assertThat(table.getSelectionModel().getSelectedIndices()).isEmpty();
    }

    @Test
    void aStreamIsChosenReadPausedAndLeftAgain(FxRobot robot) {
        for (int n = 1; n <= 400; n++) {
            events.archive.put("lab.agent.a.action", "{\"tick\":" + n + "}", EventScene.START.plusMillis(n * 100L));
        }
        frame(robot);
        robot.interact(() -> events.model.past().look());
        frame(robot);
        assertThat(robot.lookup("#events-history").query().isVisible()).isFalse();
        robot.clickOn("#events-source").type(KeyCode.DOWN).type(KeyCode.ENTER);
        frame(robot);
        assertThat(robot.lookup("#events-history").query().isVisible()).isTrue();
        double length = robot.lookup("#events-scrub").queryAs(Slider.class).getWidth();
        robot.clickOn("#events-start").write("100\n");
        for (int i = 0; i < 10; i++) {
            frame(robot);
        }
        assertThat(text(robot, "#events-history-state")).startsWith("End of the stream: 400");
        assertThat(robot.lookup("#events-scrub").queryAs(Slider.class).getWidth()).isEqualTo(length).isGreaterThan(120);
        assertThat(text(robot, "#events-position")).startsWith("#400 of 1 to 400");
        assertThat(events.details().getLast()).startsWith("#400 · ");
        robot.clickOn("#events-live");
        assertThat(robot.lookup("#events-history").query().isVisible()).isFalse();
        assertThat(robot.lookup("#events-freeze").query().isVisible()).isTrue();
    }

    @Test
    void aGapIsFilledByItsButton(FxRobot robot) {
        events.lively(3);
        events.gaps.begin(events.now);
        events.now = events.now.plusSeconds(5);
        events.archive.put("lab.agent.m.action", "{\"tick\":7}", events.now);
        events.gaps.end(events.now, events.traffic.messages());
        events.now = events.now.plusSeconds(5);
        events.lively(2);
        frame(robot);
        robot.clickOn("#events-fill");
        for (int i = 0; i < 10; i++) {
            frame(robot);
        }
        assertThat(events.details()).hasSize(7).anyMatch(line -> line.startsWith("filled · "))
                .anyMatch(line -> line.endsWith("1 filled in from AGENT_EVENTS"));
    }

    private String chosen() {
        return events.model.sight().rows().get(events.model.sight().chosenRowProperty().get()).detailsProperty().get();
    }

    @Test
    void oneGoesFromGapToGapByLinksAndKeys(FxRobot robot) {
        for (long gap = 1; gap <= 3; gap++) {
            events.lively(100);
            events.gaps.begin(events.now);
            events.now = events.now.plusSeconds(gap * 10);
            events.gaps.end(events.now, events.traffic.messages());
        }
        events.lively(100);
        frame(robot);
        assertThat(robot.lookup("#events-gaps").queryButton().getText()).isEqualTo("3 gaps");
        robot.clickOn("#events-gaps");
        frame(robot);
        assertThat(chosen()).startsWith("30.0 s not observed");
        assertThat(events.model.sight().paceProperty().get().stands()).isTrue();
        robot.clickOn("#events-gap-before");
        frame(robot);
        assertThat(chosen()).startsWith("20.0 s not observed");
        robot.press(KeyCode.CONTROL, KeyCode.UP).release(KeyCode.UP, KeyCode.CONTROL);
        frame(robot);
        assertThat(chosen()).startsWith("10.0 s not observed");
        robot.press(KeyCode.CONTROL, KeyCode.DOWN).release(KeyCode.DOWN, KeyCode.CONTROL);
        frame(robot);
        assertThat(chosen()).startsWith("20.0 s not observed");
    }

    @Test
    void theFilterIsTypedAndAnswersBesideTheField(FxRobot robot) {
        events.lively(200);
        frame(robot);
        robot.clickOn("#events-table");
        robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        robot.write("kind:death");
        frame(robot);

        assertThat(text(robot, "#events-filter-note")).endsWith(" match");
        assertThat(table(robot).getItems()).isNotEmpty()
                .allMatch(row -> row.markProperty().get().word().equals("death"));

        robot.write("ly ");
        assertThat(text(robot, "#events-filter-note")).startsWith("no kind is called so");
    }

    @Test
    void aSpaceInTheFilterIsASpace(FxRobot robot) {
        robot.clickOn("#events-filter").write("a b");
        assertThat(events.model.filterTextProperty().get()).isEqualTo("a b");
        assertThat(events.model.frozen()).isNull();
    }

    @Test
    void aClickReadsTheMessageAndItsAgentIsFollowed(FxRobot robot) {
        events.action("doom-agent-A", 1);
        events.death("doom-agent-B", 2, 12);
        frame(robot);
        robot.clickOn("IMP_FIREBALL · 12 kills · 195 s");

        assertThat(text(robot, "#events-detail-kind")).isEqualTo("death · doom-agent-B");
        assertThat(text(robot, "#events-detail-subject")).isEqualTo("lab.agent.doom-agent-B.death");
        assertThat(text(robot, "#events-detail-size")).endsWith(" B");

        robot.clickOn("#events-follow");
        assertThat(events.details()).containsExactly("IMP_FIREBALL · 12 kills · 195 s");
    }

    @Test
    void theWheelFreezesAndTheKeysChoose(FxRobot robot) {
        events.lively(500);
        frame(robot);
        robot.moveTo("#events-table").scroll(2, javafx.geometry.VerticalDirection.UP);
        frame(robot);
        assertThat(text(robot, "#events-banner-detail")).endsWith("you scrolled up");

        robot.clickOn("#events-table").type(KeyCode.HOME);
        robot.type(KeyCode.DOWN, 3);
        assertThat(events.model.choice().chosenProperty().get()).isNotNull();
        robot.type(KeyCode.END);
        assertThat(events.model.frozen()).isNull();
    }

    @Test
    void aGapIsARow(FxRobot robot) {
        events.action("a", 1);
        events.gaps.begin(EventScene.START);
        events.gaps.end(EventScene.START.plusMillis(4_200), 1);
        events.action("a", 2);
        frame(robot);

        assertThat(robot.lookup((Labeled cell) -> cell.getText() != null
                && cell.getText().startsWith("4.2 s not observed (disconnected)")).queryAll()).isNotEmpty();
    }

    @Test
    void episodesByNameAndTicksOfDaysFindRoom(FxRobot robot) {
        frame(robot);
        Map.of("events-episode", "ep-12364", "events-tick", "1,239,999").forEach((id, longest) -> {
            var text = new Text(longest);
            text.setFont(Font.font(13));
            assertThat(table(robot).getColumns()).filteredOn(column -> id.equals(column.getId())).singleElement()
                    .extracting(TableColumn::getPrefWidth).as(id).asInstanceOf(DOUBLE)
                    .isGreaterThan(text.getLayoutBounds().getWidth() + CELL_PADDING);
        });
    }

    @Test
    void whatIsListedGoesIntoAFile(FxRobot robot) throws IOException {
        events.lively(50);
        frame(robot);
        robot.clickOn("#events-export").clickOn("#events-export-csv");
        frame(robot);

        assertThat(text(robot, "#events-export-text")).startsWith("50 messages in ").endsWith("out.csv");
        robot.clickOn("#events-export-away");
        assertThat(robot.lookup("#events-export-text").query().getParent().isVisible()).as("put away").isFalse();
        assertThat(Files.readString(folder.resolve("out.csv")).lines()).hasSizeGreaterThan(50);
    }

    @Test
    void hostileMessagesCanBeLookedAt(FxRobot robot) {
        events.hostile();
        frame(robot);
        for (int i = 0; i < 7; i++) {
            int row = i;
            robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(row));
            assertThat(robot.lookup("#events-detail-size").queryAs(Label.class).getText()).isNotEmpty();
        }
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(0));
        robot.interact(events.later::finish);
        Await.until(Duration.ofSeconds(10), "copy button there", () -> robot.lookup("#events-payload-copy")
                .tryQueryAs(Button.class).isPresent());
    }
}
