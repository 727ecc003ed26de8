package claudoom.monitor.ui;

import java.time.Instant;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A cell that says how long ago its moment was, and follows the clock of its screen while it is in use. */
final class AgeCell<R> extends TableCell<R, @Nullable Instant> {

    private final Column<R, @Nullable Instant> column;
    private final Tooltip exact = new Tooltip();
    private final InvalidationListener tick = clock -> write();

    AgeCell(Column<R, @Nullable Instant> column, ObservableValue<Instant> now) {
        this.column = column;
        now.addListener(new WeakInvalidationListener(tick)); // cells come and go with scrolling, the clock stays
        exact.setOnShowing(e -> exact.setText(Figures.exact(getItem())));
    }

    @Override
    protected void updateItem(@Nullable Instant item, boolean empty) {
        super.updateItem(item, empty);
        setTooltip(item == null || empty ? null : exact);
        write();
    }

    private void write() {
        setText(isEmpty() ? "" : column.write(getItem()));
    }
}
