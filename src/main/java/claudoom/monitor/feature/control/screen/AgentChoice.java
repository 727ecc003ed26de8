package claudoom.monitor.feature.control.screen;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The known agents, which of them are shown, and which are chosen; a filter hides a chosen one and does not drop it. */
public final class AgentChoice {

    private final Runnable changed;
    private final Map<String, AgentRow> byId = new HashMap<>();
    private final ObservableList<AgentRow> rows = FXCollections.observableArrayList();
    private final FilteredList<AgentRow> shown = new FilteredList<>(rows);
    private final StringProperty filter = new SimpleStringProperty("");
    private List<String> known = List.of();
    private boolean many;

    AgentChoice(Runnable changed) {
        this.changed = changed;
        filter.subscribe(() -> {
            var part = filter.get().strip().toLowerCase(Locale.ROOT);
            shown.setPredicate(row -> row.id().toLowerCase(Locale.ROOT).contains(part));
            changed.run();
        });
    }

    void accept(List<String> agents) {
        if (agents.equals(known)) {
            return;
        }
        known = List.copyOf(agents);
        var wanted = new HashSet<>(known);
        wanted.addAll(chosen()); // one that fell silent is still meant
        byId.keySet().retainAll(wanted);
        wanted.forEach(id -> byId.computeIfAbsent(id, this::row));
        var next = byId.values().stream().sorted(AgentRow.BY_NUMBER).toList();
        if (!next.equals(rows)) {
            rows.setAll(next);
        }
    }

    private AgentRow row(String id) {
        var row = new AgentRow(id);
        row.chosen().subscribe(() -> {
            if (!many) {
                changed.run();
            }
        });
        return row;
    }

    /** Chooses every agent that the filter shows, and keeps the others that are chosen. */
    public void chooseShown() {
        choose(shown, true);
    }

    /** Drops all, hidden ones as well. */
    public void chooseNone() {
        choose(rows, false);
    }

    /** Chooses these and drops all others; the filter goes, so that they can be seen. */
    void chooseOnly(List<String> ids) {
        filter.set("");
        many = true;
        var wanted = Set.copyOf(ids);
        rows.forEach(row -> row.chosen().set(wanted.contains(row.id())));
        many = false;
        changed.run();
    }

    private void choose(List<AgentRow> which, boolean choose) {
        many = true;
        which.forEach(row -> row.chosen().set(choose));
        many = false;
        changed.run();
    }

    public List<String> chosen() {
        return rows.stream().filter(row -> row.chosen().get()).map(AgentRow::id).toList();
    }

    public ObservableList<AgentRow> shown() {
        return shown;
    }

    public StringProperty filter() {
        return filter;
    }

    /** "3 of 50 chosen, 1 of them hidden by the filter". */
    public String words() {
        int all = rows.size();
        int chosen = chosen().size();
        long visible = shown.stream().filter(row -> row.chosen().get()).count();
        return chosen + " of " + all + " chosen"
                + (visible < chosen ? ", " + (chosen - visible) + " of them hidden by the filter" : "");
    }
}
