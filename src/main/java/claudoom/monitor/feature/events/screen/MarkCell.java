package claudoom.monitor.feature.events.screen;

import claudoom.monitor.ui.Parts;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The kind of an event: a word, with an icon where it should stand out. */
final class MarkCell extends TableCell<EventRow, Mark> {

    private @Nullable FontIcon icon;

    @Override
    protected void updateItem(@Nullable Mark mark, boolean empty) {
        super.updateItem(mark, empty);
        if (mark == null || empty) {
            setText("");
            setGraphic(null);
            return;
        }
        setText(mark.word());
        setGraphic(mark.sort().icon().isEmpty() || mark.sort() == Mark.Sort.GAP ? null : drawn(mark.sort().icon()));
    }

    private FontIcon drawn(String code) {
        var there = icon == null ? Parts.icon(code) : icon;
        icon = there;
        if (!code.equals(there.getIconLiteral())) {
            there.setIconLiteral(code);
        }
        return there;
    }
}
