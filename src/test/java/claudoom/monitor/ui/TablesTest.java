package claudoom.monitor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Laid;
import claudoom.monitor.ui.SpecimenTables.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Tables whose rows change in place. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class TablesTest {

    private final SimpleObjectProperty<Instant> now = new SimpleObjectProperty<>(SpecimenTables.NOW);
    private ObservableList<Row> rows;
    private TableView<Row> table;

    @Start
    void start(Stage stage) {
        rows = SpecimenTables.rows(8);
        table = SpecimenTables.table("consumers", rows, now);
        var scene = new Scene(table, 980, 400);
        new Theme(scene).choose(Theme.Choice.LIGHT);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    @Test
    void aNumberChangesInItsCellAndNothingElseIsMade(FxRobot robot) {
        var row = rows.getFirst();
        var before = graphics(robot);

        robot.interact(() -> {
            row.lag.set(7_654_321);
            row.sign.set(new Sign("fas-stop-circle", "STOPPED", Role.BAD));
            row.trend.set(new double[] {1, 2, 3});
        });

        assertThat(texts(robot)).contains("7,654,321");
        assertThat(robot.lookup("STOPPED").tryQuery()).isPresent();
        assertThat(graphics(robot)).containsExactlyElementsOf(before);
    }

    @Test
    void rowsDoNotJumpUntilTheyAreSortedAgain(FxRobot robot) {
        var smallest = table.getItems().getLast();

        robot.interact(() -> smallest.lag.set(1_000_000));
        assertThat(table.getItems().getLast()).isSameAs(smallest);

        robot.interact(() -> Tables.resort(table));
        assertThat(table.getItems().getFirst()).isSameAs(smallest);
    }

    @Test
    void sortingKeepsTheSelection(FxRobot robot) {
        var chosen = List.of(table.getItems().get(1), table.getItems().get(5));
        robot.interact(() -> chosen.forEach(row -> table.getSelectionModel().select(row)));

        robot.interact(() -> {
            chosen.getLast().lag.set(1_000_000);
            Tables.resort(table);
        });

        assertThat(table.getSelectionModel().getSelectedItems()).containsExactlyInAnyOrderElementsOf(chosen);
    }

    /** The table's own reckoning is right only for one stretch of rows at a time. */
    @Test
    void rowsThatComeAndGoInSeveralPlacesLeaveTheSelection(FxRobot robot) {
        var chosen = List.of(table.getItems().get(2), table.getItems().get(4));
        robot.interact(() -> {
            table.getSelectionModel().clearSelection();
            chosen.forEach(row -> table.getSelectionModel().select(row));
        });

        robot.interact(() -> rows.addAll(List.of(new Row("first", 90_000_000), new Row("second", 80_000_000),
                new Row("last", -1))));
        assertThat(table.getItems()).hasSize(11);
        assertThat(table.getSelectionModel().getSelectedItems()).containsExactlyInAnyOrderElementsOf(chosen);
        assertThat(table.getSelectionModel().getSelectedItem()).isSameAs(chosen.getLast());

        var going = List.of(table.getItems().getFirst(), table.getItems().get(3), table.getItems().getLast());
        robot.interact(() -> rows.removeAll(going));
        assertThat(table.getSelectionModel().getSelectedItems()).containsExactlyInAnyOrderElementsOf(chosen);

        robot.interact(() -> rows.remove(chosen.getLast()));
        assertThat(table.getSelectionModel().getSelectedItems()).contains(chosen.getFirst());
    }

    /** As a click on a head does; the robot of the headless platform calls every press a popup trigger, which a head ignores. */
    @Test
    void theUserMayChooseAnotherOrderOrNone(FxRobot robot) {
        robot.interact(() -> table.getSortOrder().setAll(List.of(table.getColumns().getFirst())));
        assertThat(table.getItems()).extracting(row -> row.name.get()).isSorted();

        robot.interact(() -> table.getSortOrder().clear());
        assertThat(table.getItems()).containsExactlyElementsOf(rows);
    }

    @Test
    void rowsThatComeAndGoNeedNothingButTheList(FxRobot robot) {
        robot.interact(() -> {
            rows.removeFirst();
            rows.add(new Row("newcomer", 5));
        });

        assertThat(table.getItems()).hasSize(8);
        assertThat(robot.lookup("newcomer").tryQuery()).isPresent();
    }

    @Test
    void agesFollowTheClock(FxRobot robot) {
        assertThat(texts(robot)).contains("16 s");

        robot.interact(() -> now.set(now.get().plusSeconds(30)));

        assertThat(texts(robot)).contains("46 s").doesNotContain("16 s");
    }

    @Test
    void whatIsUnknownIsADash(FxRobot robot) {
        robot.interact(() -> rows.forEach(row -> row.acks.set(null)));

        assertThat(texts(robot).stream().filter("–"::equals).count()).isGreaterThanOrEqualTo(8);
    }

    @Test
    void theSelectedRowsAreCopiedAsTheyAreWritten(FxRobot robot) {
        robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel().clearAndSelect(0);
        });
        var first = table.getItems().getFirst();

        robot.push(KeyCode.CONTROL, KeyCode.C);

        var copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).startsWith(
                first.name.get() + "\t" + first.sign.get().word() + "\t" + Figures.count(first.lag.get()) + "\t");
    }

    @Test
    void aDoubleClickOpensARowAndOnAHeadNothing(FxRobot robot) {
        var opened = new ArrayList<Row>();
        robot.interact(() -> {
            Tables.onOpen(table, opened::add);
            table.getSelectionModel().clearAndSelect(1);
        });

        robot.interact(() -> table.lookup(".column-header").fireEvent(twice()));
        assertThat(opened).isEmpty();
        robot.interact(() -> table.lookup(".table-row-cell").fireEvent(twice()));
        assertThat(opened).containsExactly(table.getItems().get(1));
    }

    private static MouseEvent twice() {
        return new MouseEvent(MouseEvent.MOUSE_CLICKED, 5, 5, 5, 5, MouseButton.PRIMARY, 2, false, false, false, false,
                true, false, false, false, false, true, null);
    }

    @Test
    void enterOpensTheSelectedRow(FxRobot robot) {
        var opened = new ArrayList<Row>();
        robot.interact(() -> {
            Tables.onOpen(table, opened::add);
            table.requestFocus();
            table.getSelectionModel().clearAndSelect(3);
        });

        robot.push(KeyCode.ENTER);

        assertThat(opened).containsExactly(table.getItems().get(3));
    }

    @Test
    void withoutRowsItSaysWhy(FxRobot robot) {
        robot.interact(rows::clear);

        assertThat(robot.lookup("No consumers").tryQuery()).isPresent();
    }

    private static List<String> texts(FxRobot robot) {
        return robot.lookup(".table-cell").queryAllAs(TableCell.class).stream()
                .map(cell -> String.valueOf(cell.getText())).toList();
    }

    private static List<Node> graphics(FxRobot robot) {
        return robot.lookup(".chip, .sparkline").queryAll().stream().toList();
    }
}
