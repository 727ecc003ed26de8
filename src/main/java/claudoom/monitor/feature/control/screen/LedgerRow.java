package claudoom.monitor.feature.control.screen;

import claudoom.monitor.feature.control.model.Delivery;
import claudoom.monitor.feature.control.model.Entry;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One line of the ledger: a command, or one of its messages; it changes in place when an outcome comes. */
public final class LedgerRow {

    private final int message;
    private final ReadOnlyObjectWrapper<Entry> entry;

    /** @param message which of the command's messages this line is about, or -1 for the command itself */
    LedgerRow(Entry entry, int message) {
        this.entry = new ReadOnlyObjectWrapper<>(entry);
        this.message = message;
    }

    void accept(Entry next) {
        entry.set(next);
    }

    public ReadOnlyObjectProperty<Entry> entry() {
        return entry.getReadOnlyProperty();
    }

    /** Null if this line is about the whole command. */
    public @Nullable Delivery delivery() {
        return message < 0 ? null : entry.get().deliveries().get(message);
    }
}
