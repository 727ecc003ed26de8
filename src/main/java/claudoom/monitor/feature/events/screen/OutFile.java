package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.ExportFormat;
import claudoom.monitor.feature.events.model.ExportRun;
import claudoom.monitor.feature.events.model.Listing;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The file into which listed messages are written, one at a time. */
public final class OutFile {

    private final Exports exports;
    private final Supplier<Listing> listed;
    private final Supplier<Listing> all;
    private final Supplier<List<String>> columns;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private @Nullable ExportRun run;

    /** Begins to write what is listed into a file. */
    @FunctionalInterface
    public interface Exports {
        /** @param columns those that the user added */
        ExportRun start(Listing messages, ExportFormat format, Path file, List<String> columns);
    }

    OutFile(Exports exports, Supplier<Listing> listed, Supplier<Listing> all, Supplier<List<String>> columns) {
        this.columns = columns;
        this.exports = exports;
        this.listed = listed;
        this.all = all;
    }

    /** Writes what is listed at this moment; does nothing while another file is being written. */
    public void write(ExportFormat format, Path file) {
        start(listed.get(), format, file);
    }

    /** The same with everything that is in the buffer, whatever the filter. */
    public void writeAll(ExportFormat format, Path file) {
        start(all.get(), format, file);
    }

    private void start(Listing messages, ExportFormat format, Path file) {
        if (run == null || run.over()) {
            run = exports.start(messages, format, file, columns.get());
        }
        refresh();
    }

    public void cancel() {
        if (run != null) {
            run.cancel();
        }
    }

    /** How it ended is read. */
    public void putAway() {
        if (run != null && run.over()) {
            run = null;
            refresh();
        }
    }

    void refresh() {
        text.set(Words.export(run));
    }

    /** How far it is, or how it ended; empty before the first. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** The part that is done, 0 to 1; null while nothing is being written. */
    public @Nullable Double share() {
        if (run == null || run.over()) {
            return null;
        }
        return run.total() == 0 ? 1.0 : (double) (run.written() + run.gaps() + run.gone()) / run.total();
    }
}
