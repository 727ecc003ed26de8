package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.Break;
import claudoom.monitor.feature.events.model.EventFacts;
import claudoom.monitor.feature.events.model.LogLine;
import claudoom.monitor.feature.events.model.Origin;
import claudoom.monitor.feature.events.model.Shift;
import claudoom.monitor.feature.events.screen.EventRow.Shown;
import claudoom.monitor.terms.Arrival;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The message that is looked at. It stays readable when it has left the buffer. */
public final class Choice {

    private final ReadOnlyObjectWrapper<@Nullable Chosen> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Instant> missed = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Break> gap = new ReadOnlyObjectWrapper<>();
    private long line = -1;

    /**
     * A message and what its line says.
     *
     * @param origin null of what came live
     */
    public record Chosen(Arrival arrival, EventFacts facts, @Nullable Origin origin) {}

    void choose(Shown shown) {
        missed.set(null);
        line = shown.line();
        var arrival = shown.arrival();
        chosen.set(arrival == null ? null : new Chosen(arrival, shown.facts(), shown.what().origin()));
        gap.set(shown.what() instanceof LogLine.Missing(var what) ? what : null);
    }

    /** What stands on its line now: a gap may have been filled in meanwhile. */
    void now(LogLine what) {
        if (gap.get() != null && what instanceof LogLine.Missing(var anew)) {
            gap.set(anew);
        }
    }

    /** What was asked for, received at that time, is not there any more. */
    void miss(Instant at) {
        line = -1;
        chosen.set(null);
        gap.set(null);
        missed.set(at);
    }

    /** Lines were put in; the chosen one may have another number now. */
    void shift(Shift shift) {
        line = line < 0 ? line : shift.of(line);
    }

    /** Another source: what was chosen is of the one before. */
    void forget() {
        line = -1;
        chosen.set(null);
        gap.set(null);
        missed.set(null);
    }

    /** Another list of the same source: the message stays, its line is none of these. */
    void loseLine() {
        line = -1;
    }

    /** Its line in another list of the same source; -1 if it has none. */
    void stand(long there) {
        line = chosen.get() == null ? -1 : there;
    }

    /** Its line, or -1. */
    long line() {
        return line;
    }

    /** When the message was received that was asked for and is gone; null if none is. */
    public ReadOnlyObjectProperty<@Nullable Instant> missedProperty() {
        return missed.getReadOnlyProperty();
    }

    /** The gap that was chosen instead of a message; null if none is. */
    ReadOnlyObjectProperty<@Nullable Break> gapProperty() {
        return gap.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Chosen> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }
}
