package claudoom.monitor.feature.events.screen;

import claudoom.monitor.ui.Parts;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What matters most of an event; on a gap's line, which it has nearly to itself, also the icon. */
final class DetailsCell extends TableCell<EventRow, String> {

    private @Nullable FontIcon icon;

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
        super.updateItem(text, empty);
        setText(text == null || empty ? "" : text);
        var row = empty ? null : getTableRow().getItem();
        setGraphic(row == null || row.markProperty().get().sort() != Mark.Sort.GAP ? null : drawn());
    }

    private FontIcon drawn() {
        var there = icon == null ? Parts.icon(Mark.Sort.GAP.icon()) : icon;
        icon = there;
        return there;
    }
}
