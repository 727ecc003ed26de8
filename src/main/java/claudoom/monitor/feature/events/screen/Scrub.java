package claudoom.monitor.feature.events.screen;

import claudoom.monitor.ui.Figures;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;

/** Says a place that was scrubbed to where the start is typed, and what was typed there again for another stream. */
final class Scrub {

    private final ObjectProperty<StartKind> kind;
    private final StringProperty text;
    private StartKind kindBefore = StartKind.LAST;
    private String textBefore = "";
    /** What it wrote itself; empty if nothing. */
    private String own = "";

    Scrub(ObjectProperty<StartKind> kind, StringProperty text) {
        this.kind = kind;
        this.text = text;
    }

    void to(long sequence) {
        if (!stands()) {
            kindBefore = kind.get();
            textBefore = text.get();
        }
        own = Figures.count(sequence);
        kind.set(StartKind.SEQUENCE);
        text.set(own);
    }

    /** A sequence is a place of one stream and of no other. */
    void forget() {
        if (stands()) {
            kind.set(kindBefore);
            text.set(textBefore);
        }
        own = "";
    }

    private boolean stands() {
        return !own.isEmpty() && kind.get() == StartKind.SEQUENCE && text.get().equals(own);
    }
}
