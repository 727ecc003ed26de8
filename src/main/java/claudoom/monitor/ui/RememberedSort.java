package claudoom.monitor.ui;

import claudoom.monitor.terms.Memory;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;

/** By which column a table was sorted last; the order that it has of itself need not be remembered. */
public final class RememberedSort {

    private static final String SORT = "sort";

    private RememberedSort() {}

    /**
     * Sorts the table as it was last, and remembers from now on how it is.
     *
     * @param itself the column by which the table is sorted of itself, and which way
     */
    public static <R> void of(TableView<R> table, List<Column<R, ?>> columns, Column<R, ?> itself,
            SortType way, Memory memory) {
        Tables.sortBy(table, itself, way);
        var last = memory.get(SORT);
        if (last != null && !last.isBlank()) {
            var parts = last.split(" ", 2);
            columns.stream().filter(column -> parts[0].equals(column.getId())).findFirst().ifPresent(column -> {
                column.setSortType(parts.length > 1 && parts[1].equals("DESCENDING")
                        ? SortType.DESCENDING
                        : SortType.ASCENDING);
                table.getSortOrder().setAll(List.of(column));
            });
        }
        Runnable remember = () -> {
            var order = table.getSortOrder();
            boolean plain = order.isEmpty()
                    || (order.getFirst() == itself && order.getFirst().getSortType() == way);
            memory.put(SORT, plain ? null : order.getFirst().getId() + " " + order.getFirst().getSortType());
        };
        table.getSortOrder().addListener((ListChangeListener<TableColumn<R, ?>>) change -> remember.run());
        columns.forEach(column -> column.sortTypeProperty().subscribe((old, type) -> remember.run()));
    }
}
