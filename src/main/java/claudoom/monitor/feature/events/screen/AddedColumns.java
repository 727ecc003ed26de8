package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.Value;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Parts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/** The columns that a user added, before the last one of the list, and the widths to which columns were dragged. */
final class AddedColumns {

    static final double WIDTH = 96;
    private static final double NARROWEST = 56;
    private static final double LETTER = 7;
    private static final double PADDING = 20;
    private static final int LONGEST_TITLE = 40;
    private static final int LONGEST_PLACE = 500;

    private final EventsViewModel model;
    private final TableView<EventRow> table;
    /** Those that are always there. */
    private final List<TableColumn<EventRow, ?>> fixed;
    private final List<TableColumn<EventRow, ?>> added = new ArrayList<>();
    private final Map<String, Double> before = new HashMap<>();
    private boolean filling;
    private boolean moved;

    AddedColumns(EventsViewModel model, TableView<EventRow> table) {
        this.model = model;
        this.table = table;
        fixed = List.copyOf(table.getColumns());
    }

    void show() {
        table.getColumns().forEach(this::remember);
        model.columns().places().subscribe(this::fill);
        fill();
        table.getColumns().addListener((ListChangeListener<TableColumn<EventRow, ?>>) change -> moved());
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, press -> measure());
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, release -> keep());
    }

    /** A head was dragged elsewhere; the table is still busy with it. */
    private void moved() {
        if (!filling) {
            moved = true;
            table.requestLayout();
        }
    }

    /** Takes the order that heads were dragged into, of the added columns among each other: no other can be moved. */
    void settle() {
        if (moved) {
            moved = false;
            var order = table.getColumns().stream().filter(added::contains).map(this::place).toList();
            if (order.equals(model.columns().places())) {
                fill();
            } else {
                model.orderColumns(order);
            }
        }
    }

    private String place(TableColumn<EventRow, ?> column) {
        return model.columns().places().get(added.indexOf(column));
    }

    private void fill() {
        filling = true;
        put();
        filling = false;
    }

    private void put() {
        added.clear();
        var places = model.columns().places();
        for (int i = 0; i < places.size(); i++) {
            added.add(column(places.get(i), i));
        }
        var all = new ArrayList<>(fixed);
        all.addAll(fixed.size() - 1, added);
        table.getColumns().setAll(all);
    }

    private TableColumn<EventRow, Value> column(String place, int n) {
        var title = Visible.line(place.substring(Math.max(place.lastIndexOf('.'), place.lastIndexOf('/')) + 1),
                LONGEST_TITLE);
        var column = new TableColumn<EventRow, Value>();
        var head = Parts.label(title);
        head.setTooltip(new Tooltip(Visible.line(place, LONGEST_PLACE)));
        column.setGraphic(head);
        column.setId("events-added-" + place);
        column.setMinWidth(Math.clamp(title.length() * LETTER + PADDING, NARROWEST, WIDTH));
        column.setPrefWidth(Math.max(WIDTH, column.getMinWidth()));
        column.setSortable(false);
        column.setReorderable(true);
        column.setCellValueFactory(row -> row.getValue().moreProperty(n));
        column.setCellFactory(AddedCell::new);
        var menu = new ContextMenu();
        menu.getItems().setAll(ColumnMenu.acts(model, place, "events-head-" + n));
        column.setContextMenu(menu);
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
