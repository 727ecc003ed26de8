package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Change;
import claudoom.monitor.feature.subjects.model.Differences;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Clip;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import java.util.ArrayList;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What differs between two messages, one line a field. */
final class ChangesPane {

    private static final int LONGEST = 500;
    private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");

    private final ObservableList<Change> changes = FXCollections.observableArrayList();
    private final EmptyState nothing = new EmptyState("fas-equals", "", "");
    private final Label note = Parts.paragraph("", "caption", "payload-note");
    private final VBox node;

    ChangesPane(HistoryViewModel model) {
        var title = Parts.paragraph("", "caption");
        title.setId("subjects-compared");
        title.textProperty().bind(model.comparedProperty());
        title.getStyleClass().add("payload-note");
        var list = new ListView<Change>(changes);
        list.setId("subjects-changes");
        list.setAccessibleText("What differs");
        list.getStyleClass().addAll("history-list", "changes-list");
        list.setPlaceholder(nothing);
        list.setCellFactory(view -> new Cell());
        list.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            var chosen = list.getSelectionModel().getSelectedItem();
            if (COPY.match(key) && chosen != null) {
                Clip.copy(words(chosen));
                key.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        note.setId("subjects-changes-note");
        node = new VBox(title, list, note);
        model.changesProperty().subscribe(this::show);
    }

    Node node() {
        return node;
    }

    private void show(@Nullable Differences found) {
        changes.setAll(found == null ? new ArrayList<>() : found.list());
        nothing.say(found == null ? "Nothing compared" : "The payloads are equal", "");
        var words = found == null
                ? ""
                : found.note()
                        + (found.more() > 0
                                ? " " + Figures.count(found.more()) + " more differences are not listed."
                                : "");
        note.setText(words.strip());
        Parts.present(note, !words.isBlank());
    }

    static String words(Change change) {
        var where =
                Visible.line(change.where().startsWith("/") ? change.where().substring(1) : change.where(), LONGEST);
        var before = Visible.line(change.before(), LONGEST);
        var after = Visible.line(change.after(), LONGEST);
        return switch (change.kind()) {
            case CHANGED -> where + "  " + before + " → " + after;
            case ADDED -> where + "  " + after + "  added";
            case REMOVED -> where + "  " + before + "  removed";
        };
    }

    /** One difference; it keeps its nodes. */
    private static final class Cell extends ListCell<Change> {

        private final FontIcon icon = Parts.icon("fas-pen");
        private final Node slot = Parts.slot(icon);

        Cell() {
            getStyleClass().add("history-text");
            setWrapText(true);
            setPrefWidth(0); // as wide as the list
        }

        @Override
        protected void updateItem(@Nullable Change change, boolean empty) {
            super.updateItem(change, empty);
            if (change == null || empty) {
                setGraphic(null);
                setText("");
                return;
            }
            icon.setIconLiteral(switch (change.kind()) {
                case CHANGED -> "fas-pen";
                case ADDED -> "fas-plus";
                case REMOVED -> "fas-minus";
            });
            setText(words(change));
            setGraphic(slot);
        }
    }
}
