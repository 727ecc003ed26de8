package claudoom.monitor.feature.events.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Laid;
import claudoom.monitor.ui.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Filter, completion, saved filters, breakpoint and columns under mouse and keyboard. */
@ExtendWith(Laid.class)
class FilterScreenTest {

    private final EventScene events = new EventScene(2_000);

    @Start
    void start(Stage stage) {
        var scene = new Scene(events.view(Times.NONE), 1000, 680);
        new Theme(scene).choose(Theme.Choice.LIGHT);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    private static TextField field(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TextField.class);
    }

    private void frame(FxRobot robot) {
        robot.interact(events::frame);
        robot.interact(events::frame); // what was looked at beside the frames is there at the next
    }

    private static TableView<EventRow> table(FxRobot robot) {
        return robot.lookup("#events-table").queryTableView();
    }

    /** Who types a whole condition is not led on to another one, and gets out by the key that leads on everywhere. */
    @Test
    void whereNoWordIsBegunTabLeavesTheField(FxRobot robot) {
        events.death("doom-agent-A", 1, 2);
        frame(robot);
        robot.clickOn("#events-filter");
        robot.interact(events.later::finish);
        robot.write("kind = dea").type(KeyCode.TAB);
        assertThat(field(robot, "#events-filter").getText()).isEqualTo("kind = death ");
        robot.type(KeyCode.TAB);

        assertThat(field(robot, "#events-filter").getText()).isEqualTo("kind = death ");
        assertThat(field(robot, "#events-filter").isFocused()).isFalse();
    }

    @Test
    void aConditionIsTypedWithCompletionAndFindsItsMessages(FxRobot robot) {
        events.death("doom-agent-A", 1, 2);
        events.death("doom-agent-B", 2, 7);
        events.take("lab.agent.c.death", "no json");
        frame(robot);
        robot.clickOn("#events-filter");
        robot.interact(events.later::finish); // the words of recent messages
        robot.write("ki").press(KeyCode.TAB).release(KeyCode.TAB);
        assertThat(field(robot, "#events-filter").getText()).isEqualTo("kind ");
        robot.write("= dea").type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.UP).type(KeyCode.ENTER);
        assertThat(field(robot, "#events-filter").getText()).isEqualTo("kind = death ");
        robot.write("and kil").type(KeyCode.TAB);
        assertThat(field(robot, "#events-filter").getText()).isEqualTo("kind = death and kills ");
        robot.write("<");
        assertThat(text(robot, "#events-filter-note"))
                .isEqualTo("after kills < a number or a text is expected");
        robot.write(" 3");
        frame(robot);

        assertThat(text(robot, "#events-filter-note"))
                .isEqualTo("1 match · 1 could not be decided: payload is no JSON");
        assertThat(events.details()).containsExactly("IMP_FIREBALL · 2 kills · 195 s");
    }

    @Test
    void completionDoesNotGetInTheWayOfTyping(FxRobot robot) {
        robot.clickOn("#events-filter").write("age").type(KeyCode.ENTER).write("nt");
        assertThat(field(robot, "#events-filter").getText()).isEqualTo("agent");
        robot.write(" x").type(KeyCode.BACK_SPACE).type(KeyCode.ESCAPE);
        assertThat(field(robot, "#events-filter").getText()).isEqualTo("agent ");
        assertThat(robot.lookup("#events-filter-completion").tryQuery()).isEmpty();
        robot.type(KeyCode.ESCAPE);
        assertThat(field(robot, "#events-filter").getText()).isEmpty();
    }

    @Test
    void aFilterIsSavedTakenRenamedAndDeleted(FxRobot robot) {
        robot.clickOn("#events-filter").write("kind = error");
        robot.clickOn("#events-saved").clickOn("#events-saved-save");
        robot.write("my errors").type(KeyCode.ENTER);
        robot.interact(() -> events.model.filterTextProperty().set(""));
        robot.clickOn("#events-saved").clickOn("#events-saved-my-errors");
        assertThat(events.model.filterTextProperty().get()).isEqualTo("kind = error");

        robot.interact(() -> events.model.saved().rename("my errors", "all errors"));
        assertThat(events.model.saved().all()).extracting(SavedFilters.Saved::name).containsExactly("all errors");
        robot.interact(() -> events.model.saved().delete("all errors"));
        assertThat(events.model.saved().all()).isEmpty();
    }

    /** Else the next Space would choose in a menu that one believes closed. */
    @Test
    void theMenuIsClosedWhenOneWasDeletedByTheKeyboard(FxRobot robot) {
        robot.interact(() -> {
            events.model.saved().save("errors", "kind = error");
            robot.lookup("#events-saved").query().requestFocus();
        });
        robot.type(KeyCode.SPACE);
        robot.type(KeyCode.UP, KeyCode.RIGHT, KeyCode.ENTER); // the last is Delete
        assertThat(events.model.saved().all()).isEmpty();
        assertThat(robot.lookup("#events-saved").queryAs(MenuButton.class).isShowing()).isFalse();
        assertThat(robot.listWindows().stream().filter(window -> window instanceof PopupWindow && window.isShowing()))
                .isEmpty();
        assertThat(robot.lookup("#events-saved").query().isFocused()).isTrue();
    }

    /** A name is no field: nothing is offered that would take the Enter, and the keyboard goes back to where it was. */
    @Test
    void aNameThatLooksLikeAFieldIsTakenByOneEnter(FxRobot robot) {
        robot.clickOn("#events-filter").write("kind = error");
        robot.clickOn("#events-saved").clickOn("#events-saved-save");
        robot.write("kind").type(KeyCode.ENTER);
        assertThat(events.model.saved().all()).extracting(SavedFilters.Saved::name).containsExactly("kind");
        assertThat(robot.lookup("#events-saved").query().isFocused()).isTrue();
    }

    @Test
    void aColumnThatIsTypedWholeIsTakenByOneEnter(FxRobot robot) {
        events.death("doom-agent-A", 1, 2);
        frame(robot);
        robot.clickOn("#events-columns").clickOn("#events-column-add");
        robot.interact(events.later::finish);
        robot.write("kills").type(KeyCode.ENTER);
        assertThat(events.model.columns().places()).containsExactly("kills");
    }

    @Test
    void theBreakpointFreezesAtItsMessage(FxRobot robot) {
        events.lively(50);
        frame(robot);
        robot.clickOn("#events-break").write("kind=error");
        robot.clickOn("#events-break-arm");
        frame(robot);
        assertThat(text(robot, "#events-break-filter-note")).startsWith("waiting · 0 looked at");

        events.action("doom-agent-A", 1);
        events.take("lab.agent.doom-agent-B.error", "{\"error\":\"broken\"}");
        events.action("doom-agent-A", 2);
        frame(robot);

        assertThat(text(robot, "#events-break-filter-note")).startsWith("stopped at error of doom-agent-B · ");
        assertThat(text(robot, "#events-banner-word")).isEqualTo("FROZEN");
        assertThat(text(robot, "#events-detail-kind")).isEqualTo("error · doom-agent-B");
        assertThat(table(robot).getSelectionModel().getSelectedItem().markProperty().get().word()).isEqualTo("error");
    }

    @Test
    void aClickBesideWhatIsOfferedMeansWhatIsThere(FxRobot robot) {
        events.death("doom-agent-A", 1, 2);
        frame(robot);
        robot.clickOn("#events-filter").write("ki");
        assertThat(robot.lookup("#events-filter-completion").tryQuery()).isPresent();
        assertThat(top(robot, "#events-filter-completion")).as("what is wrong can still be read")
                .isGreaterThanOrEqualTo(bottom(robot, "#events-filter-note"));
        robot.clickOn("#events-freeze");
        assertThat(robot.lookup("#events-filter-completion").tryQuery()).isEmpty();
        assertThat(events.model.sight().paceProperty().get().stands()).isTrue();
    }

    @Test
    void whoArmsTheBreakpointByEnterMayDisarmItByEnter(FxRobot robot) {
        robot.clickOn("#events-break").write("kind=error").type(KeyCode.ENTER);
        assertThat(events.model.halt().armedProperty().get()).isTrue();
        assertThat(robot.lookup("#events-break-arm").query().isFocused()).isTrue();
        robot.type(KeyCode.ENTER);
        assertThat(events.model.halt().armedProperty().get()).isFalse();
    }

    @Test
    void aFieldBecomesAColumnAndGoesAgain(FxRobot robot) {
        events.death("doom-agent-A", 1, 2);
        frame(robot);
        robot.clickOn("#events-columns").clickOn("#events-column-add");
        robot.write("kills").type(KeyCode.ENTER);
        assertThat(table(robot).getColumns()).extracting(TableColumn::getId).contains("events-added-kills");
        assertThat(table(robot).getItems().getFirst().moreProperty(0).get().text()).isEqualTo("2");

        robot.clickOn("#events-columns").clickOn("#events-column-2").clickOn("#events-column-2-remove");
        assertThat(table(robot).getColumns()).extracting(TableColumn::getId).doesNotContain("events-added-kills");
    }

    @Test
    void aHeadThatIsDraggedElsewhereStaysThereButNotBeforeTheTime(FxRobot robot) {
        events.death("doom-agent-A", 1, 2);
        frame(robot);
        robot.interact(() -> List.of("kills", "tick", "cause").forEach(events.model::addColumn));
        drag(robot, "events-added-cause", 0);
        assertThat(events.model.columns().places()).containsExactly("cause", "kills", "tick");
        drag(robot, "events-added-cause", table(robot).getColumns().size() - 1);
        assertThat(events.model.columns().places()).containsExactly("kills", "tick", "cause");
        var ids = table(robot).getColumns().stream().map(TableColumn::getId).toList();
        assertThat(ids).startsWith("events-time").endsWith("events-added-kills", "events-added-tick",
                "events-added-cause", "events-details");
        drag(robot, "events-added-kills", 0); // nothing changes among them
        assertThat(table(robot).getColumns()).extracting(TableColumn::getId).isEqualTo(ids);
    }

    @Test
    void columnsThatFindNoRoomAreReachedSideways(FxRobot robot) {
        events.death("doom-agent-A", 1, 2);
        frame(robot);
        robot.interact(() -> {
            for (int n = 0; n < Columns.MOST; n++) {
                events.model.addColumn("field" + n);
            }
            table(robot).getScene().getRoot().layout();
        });
        assertThat(table(robot).getColumnResizePolicy()).isEqualTo(TableView.UNCONSTRAINED_RESIZE_POLICY);
        robot.interact(() -> List.copyOf(events.model.columns().places()).forEach(events.model::removeColumn));
        assertThat(table(robot).getColumnResizePolicy()).isNotEqualTo(TableView.UNCONSTRAINED_RESIZE_POLICY);
    }

    /** As the heads do it: the table gets all columns in another order. */
    private void drag(FxRobot robot, String id, int to) {
        robot.interact(() -> {
            var columns = new ArrayList<>(table(robot).getColumns());
            var moved = columns.stream().filter(column -> id.equals(column.getId())).findFirst().orElseThrow();
            columns.remove(moved);
            columns.add(to, moved);
            table(robot).getColumns().setAll(columns);
            table(robot).getScene().getRoot().layout();
        });
    }

    @Test
    void numbersOfAnAddedColumnStandRightWithTheirHeadAndTextsLeft(FxRobot robot) {
        events.take("lab.agent.a.score", "{\"n\":9007199254740993,\"s\":\"0123\"}");
        events.take("lab.agent.a.score", "{\"n\":\"none\",\"s\":\"x\"}");
        frame(robot);
        robot.interact(() -> List.of("n", "s").forEach(events.model::addColumn));
        robot.interact(() -> table(robot).getScene().getRoot().layout());
        var cells = robot.lookup(cell -> cell instanceof AddedCell).<AddedCell>queryAll();
        assertThat(cells).extracting(AddedCell::getText).contains("9.01 P", "none", "0123", "x");
        for (var cell : cells) {
            var right = cell.getText().equals("9.01 P");
            if (!cell.getText().isEmpty()) {
                assertThat(cell.getAlignment()).as(cell.getText())
                        .isEqualTo(right ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            }
            if (right) {
                assertThat(cell.getTooltip().getText()).isEqualTo("9,007,199,254,740,993");
                assertThat(cell.getTableColumn().getStyleClass()).contains("num");
            }
        }
        assertThat(table(robot).getColumns().stream().filter(column -> "events-added-s".equals(column.getId())).toList()
                .getFirst().getStyleClass()).doesNotContain("num");
    }

    private static double top(FxRobot robot, String id) {
        var node = robot.lookup(id).query();
        return node.localToScreen(node.getLayoutBounds()).getMinY();
    }

    private static double bottom(FxRobot robot, String id) {
        var node = robot.lookup(id).query();
        return node.localToScreen(node.getLayoutBounds()).getMaxY();
    }
}
