package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.ConsumerLine;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The row of one consumer of a stream; it lives as long as the consumer and changes in place. */
final class ConsumerItem {

    private final ReadOnlyObjectWrapper<ConsumerLine> line;
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();

    ConsumerItem(ConsumerLine first) {
        line = new ReadOnlyObjectWrapper<>(first);
    }

    void show(ConsumerLine next) {
        if (!next.equals(line.get())) {
            line.set(next);
        }
    }

    void stale(boolean old) {
        stale.set(old || line.get().pending() == null);
    }

    String name() {
        return line.get().name();
    }

    ReadOnlyObjectProperty<ConsumerLine> lineProperty() {
        return line.getReadOnlyProperty();
    }

    /** Whether the numbers are old ones, or there are none. */
    ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }
}
