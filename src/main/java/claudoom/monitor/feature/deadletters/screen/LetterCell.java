package claudoom.monitor.feature.deadletters.screen;

import claudoom.monitor.feature.deadletters.model.DeadLetter;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import java.time.Instant;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** A letter in the list: what it was, how old it is, how we know. */
final class LetterCell extends ListCell<LetterRow> {

    static final double HEIGHT = 56;
    private static final int LONGEST = 200;

    private final ObservableValue<Instant> now;
    private final Function<DeadLetter, String> name;
    private final Label title = Parts.label("", "name");
    private final Label age = Parts.number("", "caption");
    private final Label brief = Parts.label("", "caption");
    private final Label kept = Parts.label("", "caption");
    private final VBox content;
    private Subscription listening = Subscription.EMPTY;

    LetterCell(ObservableValue<Instant> now, Function<DeadLetter, String> name) {
        this.now = now;
        this.name = name;
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // both ends of a subject say most
        kept.setMinWidth(USE_PREF_SIZE);
        content = new VBox(Parts.row(title, Parts.grow(), age), Parts.row(brief, Parts.grow(), kept));
        content.getStyleClass().addAll("two-lines", "letter");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(LetterRow row, boolean empty) {
        super.updateItem(row, empty);
        listening.unsubscribe();
        listening = Subscription.EMPTY;
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(content);
        listening = Subscription.combine(row.letterProperty().subscribe(this::show),
                now.subscribe(at -> age(row.letter())));
    }

    private void show(DeadLetter letter) {
        title.setText(Visible.line(name.apply(letter), LONGEST));
        brief.setText(Sentences.brief(letter));
        kept.setText(Sentences.keptShort(letter));
        age(letter);
        setAccessibleText(title.getText() + ", " + brief.getText());
    }

    private void age(DeadLetter letter) {
        age.setText(Figures.ago(letter.time(), now.getValue()));
    }
}
