package claudoom.monitor.feature.events.screen;

import claudoom.monitor.ui.Upright;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A name that came over the wire. */
final class NameCell extends TableCell<EventRow, String> {

    @Override
    protected void updateItem(@Nullable String name, boolean empty) {
        super.updateItem(name, empty);
        setText(name == null || empty ? "" : Upright.line(name));
    }
}
