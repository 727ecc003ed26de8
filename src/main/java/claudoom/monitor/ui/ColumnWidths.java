package claudoom.monitor.ui;

import claudoom.monitor.terms.Memory;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseEvent;

/** How wide the user has drawn the columns; what the table does by itself when it grows or shrinks is nobody's choice. */
public final class ColumnWidths {

    private static final String NAME = "width.";
    private static final String HEADS = "column-header-background";

    private final TableView<?> table;
    private final Memory memory;
    private List<Double> before = List.of();

    private ColumnWidths(TableView<?> table, Memory memory) {
        this.table = table;
        this.memory = memory;
    }

    /** Puts the columns as they were left, between their narrowest and widest, and remembers what is drawn from now on. */
    public static void remembered(TableView<?> table, Memory memory) {
        var widths = new ColumnWidths(table, memory);
        table.getColumns().forEach(widths::restore);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED,
                press -> widths.before = inHeads(press) ? widths.now() : List.of());
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, release -> widths.leave());
    }

    private void restore(TableColumn<?, ?> column) {
        var last = memory.get(NAME + column.getId());
        if (last != null && last.matches("\\d{1,4}")) {
            column.setPrefWidth(Math.clamp(Integer.parseInt(last), column.getMinWidth(), column.getMaxWidth()));
        }
    }

    private static boolean inHeads(MouseEvent press) {
        for (var node = press.getTarget() instanceof Node hit ? hit : null; node != null; node = node.getParent()) {
            if (node.getStyleClass().contains(HEADS)) {
                return true;
            }
        }
        return false;
    }

    private List<Double> now() {
        return table.getVisibleLeafColumns().stream().map(TableColumn::getWidth).toList();
    }

    private void leave() {
        if (!before.isEmpty() && !before.equals(now())) {
            for (var column : table.getVisibleLeafColumns()) {
                memory.put(NAME + column.getId(), Long.toString(Math.round(column.getWidth())));
            }
        }
        before = List.of();
    }
}
