package claudoom.monitor.ui;

import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** A column that knows how its values are written, for its cells and for copying. Made by {@link Tables}. */
public final class Column<R, T extends @Nullable Object> extends TableColumn<R, T> {

    /** Room for a short number and most heads. */
    private static final double NARROWEST = 72;

    private final Function<? super T, String> text;

    Column(String id, String title, double width, Function<R, ? extends ObservableValue<T>> value,
            Function<? super T, String> text) {
        super(title);
        this.text = text;
        setId(id);
        setPrefWidth(width);
        setMinWidth(Math.min(width, NARROWEST));
        setCellValueFactory(row -> value.apply(row.getValue()));
    }

    /** First in its row: more room on the left. */
    public Column<R, T> lead() {
        getStyleClass().add("lead");
        return this;
    }

    /** Last in its row: more room on the right. */
    public Column<R, T> tail() {
        getStyleClass().add("tail");
        return this;
    }

    /** The number that counts most on this screen. */
    public Column<R, T> strong() {
        getStyleClass().add("strong");
        return this;
    }

    /** Second-rate: gone while the table is narrower than so many pixels. */
    public Column<R, T> above(TableView<R> table, double width) {
        visibleProperty().bind(table.widthProperty().greaterThan(width));
        return this;
    }

    /** How a value of this column is written. */
    public String write(T value) {
        return text.apply(value);
    }

    String writtenFor(R row) {
        return write(getCellData(row));
    }
}
