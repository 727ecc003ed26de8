package claudoom.monitor.feature.subjects.screen;

import atlantafx.base.theme.Tweaks;
import claudoom.monitor.feature.subjects.model.SiblingOrder;
import claudoom.monitor.ui.InView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * The tree as a flat table of lines: a table keeps still while numbers change and lines come, which a tree control does not.
 * Order, selection and place belong to the view-model and to the user; the table never moves by itself.
 */
final class SubjectTable {

    private static final double TIP_WIDTH = 480;

    private final SubjectsViewModel model;
    private final TableView<SubjectRow> table = new TableView<>();
    private final List<TableRow<SubjectRow>> cells = new ArrayList<>();
    private final SubjectColumns columns;
    private @Nullable TableColumn<SubjectRow, ?> sorted;
    private boolean changing;

    SubjectTable(SubjectsViewModel model) {
        this.model = model;
        table.setId("subjects-table");
        table.setAccessibleText("Subjects");
        table.getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "dense", "subject-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        columns = new SubjectColumns(table, model.remembered(), this::toggle, model.words().trendProperty());
        table.setItems(model.rows());
        table.setRowFactory(t -> row());
        table.setSortPolicy(t -> sort());
        model.orderProperty().subscribe(this::follow);
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!changing && row != model.selectedProperty().get()) {
                model.select(row);
            }
        });
        model.selectedProperty().subscribe(row -> choose());
        model.onChange(this::keep);
        model.lookAt(this::onScreen);
        table.setOnMouseEntered(enter -> model.point(true));
        table.setOnMouseExited(exit -> model.point(false));
    }

    TableView<SubjectRow> node() {
        return table;
    }

    SubjectColumns columns() {
        return columns;
    }

    /** Takes over what the arrows in the heads say; a head that counts begins with the most. */
    private boolean sort() {
        if (changing) {
            return true;
        }
        if (table.getSortOrder().isEmpty()) {
            sorted = null;
            model.order(SiblingOrder.NAME);
            return true;
        }
        var column = table.getSortOrder().getFirst();
        var by = columns.order(column);
        boolean mostFirst = mostFirst(by);
        if (mostFirst && !column.equals(sorted) && column.getSortType() == TableColumn.SortType.ASCENDING) {
            sorted = column;
            column.setSortType(TableColumn.SortType.DESCENDING); // which sorts again
            return true;
        }
        sorted = column;
        model.order(new SiblingOrder(by, mostFirst == (column.getSortType() == TableColumn.SortType.ASCENDING)));
        return true;
    }

    private static boolean mostFirst(SiblingOrder.By by) {
        return by != SiblingOrder.By.NAME && by != SiblingOrder.By.AGE;
    }

    /** Lets the arrows in the heads say what the order is, wherever it was chosen. */
    private void follow(SiblingOrder order) {
        var column = columns.of(order.by());
        boolean before = changing;
        changing = true;
        if (column == null || order.equals(SiblingOrder.NAME.over(order.window()))) {
            table.getSortOrder().clear();
        } else {
            column.setSortType(mostFirst(order.by()) == order.reversed()
                    ? TableColumn.SortType.ASCENDING
                    : TableColumn.SortType.DESCENDING);
            if (!List.of(column).equals(table.getSortOrder())) {
                table.getSortOrder().setAll(List.of(column));
            }
        }
        sorted = column;
        changing = before;
    }

    private TableRow<SubjectRow> row() {
        var row = new TableRow<SubjectRow>();
        var whole = new Tooltip();
        row.itemProperty().subscribe(item -> {
            row.setTooltip(item == null ? null : whole); // below the last line there is nothing to tell
            if (item != null) {
                model.appear(item);
            }
        });
        row.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && row.getItem() != null) {
                toggle(row.getItem());
            }
        });
        whole.setWrapText(true);
        whole.setMaxWidth(TIP_WIDTH);
        whole.setOnShowing(showing -> whole.setText(tip(row.getItem())));
        whole.setOnShown(shown -> beside(whole, row));
        cells.add(row);
        return row;
    }

    /** To the right of the tree, where it covers none of its rows; where there is no room it stays below the pointer. */
    private void beside(Tooltip tip, TableRow<SubjectRow> row) {
        var tree = table.localToScreen(table.getBoundsInLocal());
        var line = row.localToScreen(row.getBoundsInLocal());
        var window = table.getScene().getWindow();
        if (tree != null && line != null && tree.getMaxX() + tip.getWidth() <= window.getX() + window.getWidth()) {
            tip.setX(tree.getMaxX());
            tip.setY(line.getMinY());
        }
    }

    private String tip(@Nullable SubjectRow row) {
        return row == null ? "" : RowWords.tip(model.path(row), row);
    }

    private List<SubjectRow> onScreen() {
        return cells.stream().filter(Node::isVisible).map(TableRow::getItem).filter(Objects::nonNull).toList();
    }

    private void toggle(SubjectRow row) {
        if (row.line().expandable()) {
            model.toggle(row);
        }
    }

    /** Before the rows change: remembers what is on top and what is chosen, to put both back after. */
    private Runnable keep() {
        changing = true;
        var top = top();
        int place = top == null ? 0 : model.rows().indexOf(top);
        return () -> {
            changing = false;
            choose();
            int now = top == null ? -1 : model.rows().indexOf(top);
            if (place > 0 && now >= 0 && now != place) {
                table.scrollTo(now);
            }
        };
    }

    private @Nullable SubjectRow top() {
        int first = InView.first(table);
        return first >= 0 && first < model.rows().size() ? model.rows().get(first) : null;
    }

    private void choose() {
        var wanted = model.selectedProperty().get();
        var selection = table.getSelectionModel();
        int place = wanted == null ? -1 : model.rows().indexOf(wanted);
        if (selection.getSelectedItem() == wanted && selection.getSelectedIndex() == place) {
            return;
        }
        boolean before = changing;
        changing = true;
        if (place < 0) {
            selection.clearSelection();
        } else {
            selection.clearAndSelect(place);
            table.getFocusModel().focus(place);
        }
        changing = before;
    }

    /** Chooses a row and brings it into sight if it is not. */
    void go(SubjectRow row) {
        model.select(row);
        bring(row);
        InView.whenLaidOut(table, () -> bring(row)); // an empty table, or one behind the talkers, has no place yet
    }

    private void bring(SubjectRow row) {
        int place = model.rows().indexOf(row);
        var flow = InView.flow(table);
        if (row == model.selectedProperty().get() && flow != null && flow.getLastVisibleCell() != null) {
            int first = InView.first(table);
            int last = flow.getLastVisibleCell().getIndex();
            if (place < first || place >= last) {
                table.scrollTo(Math.max(0, place - (last - first) / 2));
            }
        }
    }
}
