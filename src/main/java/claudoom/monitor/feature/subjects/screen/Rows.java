package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Outline;
import claudoom.monitor.feature.subjects.model.SiblingOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The rows of the lines laid out: a line that is still there keeps its row, and the list changes only where lines did. */
final class Rows {

    private final Outline outline;
    private final ObservableList<SubjectRow> rows = FXCollections.observableArrayList();
    private final ObservableList<SubjectRow> shown = FXCollections.unmodifiableObservableList(rows);
    private Map<Long, SubjectRow> rowOf = new HashMap<>();
    private Supplier<Runnable> watcher = () -> () -> {};

    Rows(Outline outline) {
        this.outline = outline;
    }

    ObservableList<SubjectRow> list() {
        return shown;
    }

    /** @param changing called before the rows change; what it gives is run after */
    void onChange(Supplier<Runnable> changing) {
        watcher = changing;
    }

    boolean has(SubjectRow row) {
        return rowOf.get(row.line().key()) == row;
    }

    /** Takes over all lines. */
    void apply() {
        var fresh = made(0, outline.lines().size());
        int same = 0;
        while (same < Math.min(fresh.size(), rows.size()) && fresh.get(same) == rows.get(same)) {
            same++;
        }
        int tail = 0;
        while (tail < Math.min(fresh.size(), rows.size()) - same
                && fresh.get(fresh.size() - 1 - tail) == rows.get(rows.size() - 1 - tail)) {
            tail++;
        }
        var known = new HashMap<Long, SubjectRow>(fresh.size() * 2);
        fresh.forEach(row -> known.put(row.line().key(), row));
        rowOf = known;
        replace(fresh, same, tail);
    }

    private void replace(List<SubjectRow> fresh, int same, int tail) {
        var come = fresh.subList(same, fresh.size() - tail);
        int gone = rows.size() - same - tail;
        if (gone == 0 && come.isEmpty()) {
            return;
        }
        if (gone == 0) {
            change(() -> rows.addAll(same, come));
        } else if (come.isEmpty()) {
            change(() -> rows.remove(same, same + gone));
        } else {
            change(() -> rows.setAll(fresh));
        }
    }

    private void change(Runnable act) {
        var after = watcher.get();
        act.run();
        after.run();
    }

    /** Takes over so many lines that came in below one. */
    void opened(int place, int count) {
        refresh(place);
        var come = made(place + 1, place + 1 + count);
        change(() -> rows.addAll(place + 1, come));
    }

    void closed(int place, int count) {
        refresh(place);
        rows.subList(place + 1, place + 1 + count).forEach(row -> rowOf.remove(row.line().key()));
        change(() -> rows.remove(place + 1, place + 1 + count));
    }

    private void refresh(int place) {
        made(place, place + 1);
    }

    private List<SubjectRow> made(int from, int to) {
        boolean byName = outline.order().by() == SiblingOrder.By.NAME;
        var made = new ArrayList<SubjectRow>(to - from);
        for (var line : outline.lines().subList(from, to)) {
            var row = rowOf.get(line.key());
            if (row == null) {
                row = new SubjectRow(line, outline.isOpen(line), byName);
                rowOf.put(line.key(), row);
            } else {
                row.place(line, outline.isOpen(line), byName);
            }
            made.add(row);
        }
        return made;
    }
}
