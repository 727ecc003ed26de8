package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.EventFacts;
import claudoom.monitor.feature.events.screen.EventRow.Shown;
import claudoom.monitor.terms.Arrival;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The message that is looked at. It stays readable when it has left the buffer; a large one is read elsewhere. */
public final class Choice {

    private final ReadOnlyObjectWrapper<@Nullable Chosen> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable PayloadReading> reading = new ReadOnlyObjectWrapper<>();
    private final Consumer<Arrival> largePayloads;
    private long line = -1;

    /** A message and what its line says. */
    public record Chosen(Arrival arrival, EventFacts facts) {}

    Choice(Consumer<Arrival> largePayloads) {
        this.largePayloads = largePayloads;
    }

    void choose(Shown shown) {
        line = shown.line();
        var arrival = shown.arrival();
        reading.set(null);
        chosen.set(arrival == null ? null : new Chosen(arrival, shown.facts()));
        if (arrival != null && arrival.payload().length <= PayloadReading.QUICK) {
            reading.set(PayloadReading.read(arrival));
        } else if (arrival != null) {
            largePayloads.accept(arrival);
        }
    }

    void read(PayloadReading done) {
        var now = chosen.get();
        if (now != null && now.arrival().equals(done.of())) {
            reading.set(done);
        }
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

    /** The payload of the chosen message; null until it is read. */
    public ReadOnlyObjectProperty<@Nullable PayloadReading> readingProperty() {
        return reading.getReadOnlyProperty();
    }
}
