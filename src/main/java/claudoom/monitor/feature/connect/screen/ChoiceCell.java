package claudoom.monitor.feature.connect.screen;

import claudoom.monitor.feature.connect.model.Choice;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Parts;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** One connection in a list: its name and where it leads, or that it is broken. */
final class ChoiceCell extends ListCell<Choice> {

    private final boolean whole;

    ChoiceCell(boolean whole) {
        this.whole = whole;
    }

    @Override
    protected void updateItem(@Nullable Choice choice, boolean empty) {
        super.updateItem(choice, empty);
        if (empty || choice == null) {
            setText(whole ? null : "Fill in from…");
            setGraphic(null);
        } else {
            setText(whole ? words(choice) : Visible.line(choice.name(), 60));
            setGraphic(choice.broken() ? Parts.icon("fas-exclamation-triangle", "state-icon", "warn") : null);
        }
    }

    static String words(Choice choice) {
        var more = choice.broken() ? "broken" : Visible.line(choice.detail(), 80);
        return Visible.line(choice.name(), 60) + (more.isEmpty() ? "" : "  ·  " + more);
    }
}
