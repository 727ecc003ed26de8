package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.Once;
import claudoom.monitor.ui.PayloadView;
import java.util.List;
import java.util.function.Consumer;

/** What the subjects screen is made of, each made when it is first wanted: all of it at once is too much for a frame. */
public final class SubjectsParts {

    private final Once<PayloadView> payload = new Once<>(() -> new PayloadView("subjects-payload"));
    private final Once<PayloadView> older = new Once<>(() -> new PayloadView("subjects-history-payload"));
    private final Once<HistoryPane> history;
    private final Once<ChartPane> chart;
    private final Once<LeafPanel> panel;
    private final Once<SubjectTable> table;
    private final Once<TreePane> tree;

    public SubjectsParts(SubjectsViewModel model, Aside aside, Consumer<String> openInEvents) {
        var leaf = model.leaf();
        history = new Once<>(() -> new HistoryPane(leaf, older.get(), aside));
        chart = new Once<>(() -> new ChartPane(leaf, leaf::numbers));
        panel = new Once<>(() -> new LeafPanel(leaf, aside, openInEvents, this));
        table = new Once<>(() -> new SubjectTable(model));
        tree = new Once<>(() -> new TreePane(model, table.get()));
    }

    /** Makes one after the other; none of them takes long. */
    public List<Runnable> steps() {
        return List.of(payload::get, older::get, history::get, chart::get, panel::get, table::get, tree::get);
    }

    PayloadView payload() {
        return payload.get();
    }

    /** Shows a message of the history. */
    PayloadView older() {
        return older.get();
    }

    HistoryPane history() {
        return history.get();
    }

    ChartPane chart() {
        return chart.get();
    }

    LeafPanel panel() {
        return panel.get();
    }

    SubjectTable table() {
        return table.get();
    }

    TreePane tree() {
        return tree.get();
    }
}
