package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.EventFacts;
import claudoom.monitor.feature.events.model.Lines;
import claudoom.monitor.feature.events.model.LogLine;
import claudoom.monitor.feature.events.model.Viewpoint;
import claudoom.monitor.feature.events.screen.EventRow.Shown;
import claudoom.monitor.terms.Arrival;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The lines in sight. A message is read from the buffer and decoded when it comes into sight and kept until it leaves: what
 * stands still stays readable, whatever happens to the buffer.
 */
final class VisibleRows {

    private Lines log;
    private final Function<Arrival, EventFacts> reader;
    private final Columns columns;
    private final ObservableList<EventRow> rows = FXCollections.observableArrayList();
    private List<Shown> before = List.of();

    VisibleRows(Lines log, Function<Arrival, EventFacts> reader, Columns columns) {
        this.log = log;
        this.reader = reader;
        this.columns = columns;
    }

    ObservableList<EventRow> rows() {
        return rows;
    }

    /** Another list: no line is what it was. */
    void forget() {
        before = List.of();
    }

    /** Another list, from now on. */
    void of(Lines next) {
        log = next;
        forget();
    }

    void show(Viewpoint view) {
        int count = Math.clamp(log.endLine() - view.top(), 0, view.rows());
        var now = new ArrayList<Shown>(count);
        for (int i = 0; i < count; i++) {
            now.add(shown(view.top() + i));
        }
        before = now;
        if (rows.size() > count) {
            rows.remove(count, rows.size());
        }
        for (int i = 0; i < count; i++) {
            if (i < rows.size()) {
                rows.get(i).show(now.get(i));
            } else {
                var row = new EventRow();
                row.show(now.get(i));
                rows.add(row);
            }
        }
    }

    Shown shown(long line) {
        long i = before.isEmpty() ? -1 : line - before.getFirst().line();
        if (i >= 0 && i < before.size() && before.get((int) i).arrival() != null) {
            return before.get((int) i);
        }
        var what = log.line(line);
        var arrival = what.message();
        return arrival == null
                ? Shown.without(line, what)
                : new Shown(line, what, reader.apply(arrival), columns.read(arrival));
    }

    /** A message that has no line. */
    Shown alone(Arrival arrival) {
        return new Shown(-1, new LogLine.Message(arrival), reader.apply(arrival), List.of());
    }
}
