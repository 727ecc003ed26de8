package claudoom.monitor.feature.deadletters.screen;

import claudoom.monitor.feature.deadletters.model.DeadLetter;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One line of the letters; it lives as long as its letter and changes in place. */
public final class LetterRow {

    private final ReadOnlyObjectWrapper<DeadLetter> letter;

    LetterRow(DeadLetter letter) {
        this.letter = new ReadOnlyObjectWrapper<>(letter);
    }

    void show(DeadLetter next) {
        if (!next.equals(letter.get())) {
            letter.set(next);
        }
    }

    public DeadLetter letter() {
        return letter.get();
    }

    public ReadOnlyObjectProperty<DeadLetter> letterProperty() {
        return letter.getReadOnlyProperty();
    }
}
