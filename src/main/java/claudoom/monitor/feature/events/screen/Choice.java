package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.EventFacts;
import claudoom.monitor.feature.events.model.Shift;
import claudoom.monitor.feature.events.screen.EventRow.Shown;
import claudoom.monitor.terms.Arrival;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The message that is looked at. It stays readable when it has left the buffer. */
public final class Choice {

    private final ReadOnlyObjectWrapper<@Nullable Chosen> chosen = new ReadOnlyObjectWrapper<>();
    private long line = -1;

    /** A message and what its line says. */
    public record Chosen(Arrival arrival, EventFacts facts) {}

    void choose(Shown shown) {
        line = shown.line();
        var arrival = shown.arrival();
        chosen.set(arrival == null ? null : new Chosen(arrival, shown.facts()));
    }

    /** Lines were put in; the chosen one may have another number now. */
    void shift(Shift shift) {
        line = line < 0 ? line : shift.of(line);
    }

    /** Another list: the message stays, its line is none of these. */
    void loseLine() {
        line = -1;
    }

    /** Its line, or -1. */
    long line() {
        return line;
    }

    public ReadOnlyObjectProperty<@Nullable Chosen> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }
}
