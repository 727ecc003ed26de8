package claudoom.monitor.feature.events.screen;

import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Parts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/** The columns that a user added, before the last one of the list, and the widths to which columns were dragged. */
final class AddedColumns {

    private static final double WIDTH = 96;
    private static final double NARROWEST = 56;
    private static final double LETTER = 7;
    private static final double PADDING = 20;
    private static final int LONGEST_TITLE = 40;
    private static final int LONGEST_PLACE = 500;

    private final EventsViewModel model;
    private final TableView<EventRow> table;
    private final List<TableColumn<EventRow, ?>> added = new ArrayList<>();
    private final Map<String, Double> before = new HashMap<>();

    AddedColumns(EventsViewModel model, TableView<EventRow> table) {
        this.model = model;
        this.table = table;
    }

    void show() {
        table.getColumns().forEach(this::remember);
        model.columns().places().subscribe(this::fill);
        fill();
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, press -> measure());
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, release -> keep());
    }

    private void fill() {
        var columns = table.getColumns();
        columns.removeAll(added);
        added.clear();
        var places = model.columns().places();
        for (int i = 0; i < places.size(); i++) {
            added.add(column(places.get(i), i));
        }
        columns.addAll(columns.size() - 1, added);
    }

    private TableColumn<EventRow, String> column(String place, int n) {
        var title = Visible.line(place.substring(Math.max(place.lastIndexOf('.'), place.lastIndexOf('/')) + 1),
                LONGEST_TITLE);
        var column = new TableColumn<EventRow, String>();
        var head = Parts.label(title);
        head.setTooltip(new Tooltip(Visible.line(place, LONGEST_PLACE)));
        column.setGraphic(head);
        column.setId("events-added-" + place);
        column.setMinWidth(Math.clamp(title.length() * LETTER + PADDING, NARROWEST, WIDTH));
        column.setPrefWidth(Math.max(WIDTH, column.getMinWidth()));
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> row.getValue().moreProperty(n));
        column.setCellFactory(of -> new AddedCell());
        var remove = new MenuItem("Remove this column");
        remove.setOnAction(e -> model.removeColumn(place));
        column.setContextMenu(new ContextMenu(remove));
        remember(column);
        return column;
    }

    private void remember(TableColumn<EventRow, ?> column) {
        column.setPrefWidth(model.columns().width(column.getId(), column.getPrefWidth()));
    }

    private void measure() {
        before.clear();
        table.getColumns().forEach(column -> before.put(column.getId(), column.getWidth()));
    }

    /** Only a column that was dragged is kept, not what the window did to the others; the last takes what is left. */
    private void keep() {
        for (var column : table.getColumns().subList(0, table.getColumns().size() - 1)) {
            var was = before.get(column.getId());
            if (was != null && Math.abs(was - column.getWidth()) > 1) {
                model.columns().leave(column.getId(), column.getWidth());
            }
        }
        before.clear();
    }
}
