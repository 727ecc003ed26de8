package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.Value;
import claudoom.monitor.ui.SentNumber;
import claudoom.monitor.ui.Upright;
import java.util.List;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** A value of a column that a user added: numbers to the right as everywhere, texts to the left, the exact value in the tooltip. */
final class AddedCell extends TableCell<EventRow, Value> {

    /** Of a column that has shown a number, so that its head stands over them. */
    static final String NUMBERS = "num";
    private static final String WORDS = "words";
    private static final int FITS = 8;

    private final Text ruler = new Text("0");
    private @Nullable Tooltip whole;
    private @Nullable Font measured;
    private double digit = 1;

    AddedCell(TableColumn<EventRow, Value> column) {
        widthProperty().subscribe((before, now) -> write(column));
        fontProperty().subscribe((before, now) -> write(column));
    }

    @Override
    protected void updateItem(@Nullable Value value, boolean empty) {
        super.updateItem(value, empty);
        write(getTableColumn());
    }

    private void write(@Nullable TableColumn<EventRow, Value> column) {
        var value = isEmpty() ? null : getItem();
        if (value == null || value.text().isEmpty()) {
            setText("");
            setTooltip(null);
            return;
        }
        boolean number = value.type() == Value.Type.NUMBER;
        if (number && column != null && !column.getStyleClass().contains(NUMBERS)) {
            column.getStyleClass().add(NUMBERS);
        }
        if (number == getStyleClass().contains(WORDS)) {
            getStyleClass().removeAll(WORDS);
            getStyleClass().addAll(number ? List.of() : List.of(WORDS));
        }
        setText(number ? SentNumber.within(value.text(), room()) : Upright.line(value.text()));
        tip(number ? SentNumber.whole(value.text()) : value.text());
    }

    /** How many digits. */
    private int room() {
        if (!getFont().equals(measured)) {
            measured = getFont();
            ruler.setFont(measured);
            digit = Math.max(1, ruler.getLayoutBounds().getWidth());
        }
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        return width < digit ? FITS : (int) (width / digit);
    }

    private void tip(String exact) {
        if (exact.length() <= FITS && exact.equals(getText())) {
            setTooltip(null);
            return;
        }
        var tip = whole == null ? new Tooltip() : whole;
        whole = tip;
        tip.setText(Upright.line(exact));
        setTooltip(tip);
    }
}
