package claudoom.monitor.feature.deadletters.screen;

import claudoom.monitor.feature.deadletters.model.DeadLetter;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import java.time.Instant;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A letter in the list: what it was, how old it is, how we know. */
final class LetterCell extends MailCell<LetterRow, DeadLetter> {

    static final double HEIGHT = 56;
    private static final int LONGEST = 200;

    private final Function<DeadLetter, String> name;
    private final Label title = Parts.label("", "name");
    private final Label age = Parts.number("", "caption");
    private final Label brief = Parts.label("", "caption");
    private final Label kept = Parts.label("", "caption");

    LetterCell(ObservableValue<Instant> now, Function<DeadLetter, String> name) {
        super(now);
        this.name = name;
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // where there is no room for it all, both ends say most
        kept.setMinWidth(USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        lines(Parts.row(title, age), Parts.row(brief, Parts.grow(), kept)).getStyleClass().add("letter");
    }

    @Override
    ObservableValue<DeadLetter> valueOf(LetterRow row) {
        return row.letterProperty();
    }

    @Override
    void show(DeadLetter letter) {
        title.setText(Visible.line(name.apply(letter), LONGEST));
        brief.setText(Sentences.brief(letter));
        kept.setText(Sentences.keptShort(letter));
        setAccessibleText(title.getText() + ", " + brief.getText());
    }

    @Override
    void age(DeadLetter letter, Instant at) {
        age.setText(Figures.ago(letter.time(), at));
    }
}
