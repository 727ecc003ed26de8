package claudoom.monitor.ui;

import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A cell that writes its value; the text changes only when it reads differently. */
final class WrittenCell<R, T extends @Nullable Object> extends TableCell<R, T> {

    private final Column<R, T> column;

    WrittenCell(Column<R, T> column) {
        this.column = column;
    }

    @Override
    protected void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty ? "" : Upright.line(column.write(item)));
    }
}
