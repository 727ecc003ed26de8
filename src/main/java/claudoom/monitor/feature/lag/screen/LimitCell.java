package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.Measure;
import claudoom.monitor.ui.Column;
import claudoom.monitor.ui.Parts;
import java.util.List;
import java.util.Set;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A number with a mark beside it while it passes its limit. */
final class LimitCell<T extends @Nullable Object> extends TableCell<LagRow, T> {

    private final Column<LagRow, T> column;
    private @Nullable FontIcon mark;

    private LimitCell(Column<LagRow, T> column, List<Measure> measures) {
        this.column = column;
        tableRowProperty().flatMap(TableRow::itemProperty).flatMap(LagRow::passedProperty).orElse(Set.of())
                .subscribe(passed -> mark(measures.stream().anyMatch(passed::contains)));
    }

    /** Marks the numbers of this column when one of these measures passes its limit. */
    static <T extends @Nullable Object> Column<LagRow, T> in(Column<LagRow, T> column, Measure... measures) {
        column.setCellFactory(any -> new LimitCell<>(column, List.of(measures)));
        return column;
    }

    private void mark(boolean passed) {
        if (passed && mark == null) {
            mark = Parts.icon("fas-tachometer-alt", "state-icon", "warn");
        }
        setGraphic(passed ? mark : null);
        setAccessibleHelp(passed ? "over its limit" : null);
    }

    @Override
    protected void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty ? "" : column.write(item));
    }
}
