package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.Suggestion;
import claudoom.monitor.ui.Parts;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Something that could be typed, and what it is. */
final class SuggestionCell extends ListCell<Suggestion> {

    private final Label word = Parts.label("", "code");
    private final Label help = Parts.label("", "caption");
    private final HBox line = Parts.row(word, help);

    SuggestionCell() {
        word.setMinWidth(Label.USE_PREF_SIZE);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Suggestion one, boolean empty) {
        super.updateItem(one, empty);
        if (one == null || empty) {
            setText(null);
            setGraphic(null);
            return;
        }
        setText(one.text());
        word.setText(one.text());
        help.setText(one.help());
        setGraphic(line);
    }
}
