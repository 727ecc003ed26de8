package claudoom.monitor.feature.events.screen;

import java.util.List;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A value of a column that a user added: numbers to the right, the whole value in the tooltip. */
final class AddedCell extends TableCell<EventRow, String> {

    private static final String NUMBER = "num";
    private static final int FITS = 8;

    private @Nullable Tooltip whole;

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
        super.updateItem(text, empty);
        var shown = text == null || empty ? "" : text;
        setText(shown);
        boolean number = !shown.isEmpty() && "-0123456789".indexOf(shown.charAt(0)) >= 0
                && shown.chars().allMatch(c -> "-+.0123456789eE".indexOf(c) >= 0);
        if (number != getStyleClass().contains(NUMBER)) {
            getStyleClass().removeAll(NUMBER);
            getStyleClass().addAll(number ? List.of(NUMBER) : List.of());
        }
        if (shown.length() <= FITS) {
            setTooltip(null);
            return;
        }
        var tip = whole == null ? new Tooltip() : whole;
        whole = tip;
        tip.setText(shown);
        setTooltip(tip);
    }
}
