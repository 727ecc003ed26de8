package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.Measure;
import claudoom.monitor.ui.Column;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import java.util.List;
import java.util.Set;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A number with a mark beside it while it passes its limit. */
final class LimitCell<T extends @Nullable Object> extends TableCell<LagRow, T> {

    /** Longer numbers are shortened while the mark takes its room beside them: a number is never cut. */
    private static final long LONGEST = 99_999;

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
            mark = Parts.icon("fas-tachometer-alt", "state-icon", "beside", "warn");
        }
        setGraphic(passed ? mark : null);
        setAccessibleHelp(passed ? "over its limit" : null);
        if (!isEmpty()) {
            setText(written(getItem()));
        }
    }

    @Override
    protected void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty ? "" : written(item));
    }

    private String written(T item) {
        return getGraphic() != null && item instanceof Long count
                ? Figures.brief(count, LONGEST)
                : column.write(item);
    }
}
