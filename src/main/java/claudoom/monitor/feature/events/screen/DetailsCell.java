package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.Fill.Phase;
import claudoom.monitor.feature.events.model.LogLine;
import claudoom.monitor.ui.Parts;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What matters most of an event; on a gap's line, which it has nearly to itself, also the icon and what can be done. */
final class DetailsCell extends TableCell<EventRow, String> {

    private final IntConsumer fill;
    private @Nullable FontIcon icon;
    private @Nullable Button button;

    /** @param fill fills the gap on a row, or stops doing so */
    DetailsCell(IntConsumer fill) {
        this.fill = fill;
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
        super.updateItem(text, empty);
        setText(text == null || empty ? "" : text);
        var row = empty ? null : getTableRow().getItem();
        boolean gap = row != null && row.markProperty().get().sort() == Mark.Sort.GAP;
        var missing = row != null && gap && row.shown().what() instanceof LogLine.Missing(var what) ? what : null;
        boolean running = missing != null && missing.fill().phase() == Phase.RUNNING;
        if (missing != null && (running || missing.fillable())) {
            setContentDisplay(ContentDisplay.RIGHT);
            setGraphic(offered(running ? "Stop" : "Fill in"));
        } else {
            setContentDisplay(ContentDisplay.LEFT);
            setGraphic(gap ? drawn() : null);
        }
    }

    private Button offered(String text) {
        var there = button == null ? Parts.button("events-fill", "fas-fill-drip", "", "small-button") : button;
        button = there;
        there.setFocusTraversable(false); // Enter on the row does the same
        there.setText(text);
        there.setAccessibleText(text + " what is missing, from streams");
        there.setOnAction(e -> fill.accept(getIndex()));
        return there;
    }

    private FontIcon drawn() {
        var there = icon == null ? Parts.icon(Mark.Sort.GAP.icon()) : icon;
        icon = there;
        return there;
    }
}
