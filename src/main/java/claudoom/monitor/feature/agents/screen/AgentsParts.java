package claudoom.monitor.feature.agents.screen;

import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Once;
import java.util.List;

/** What the agents screen is made of, each made when it is first wanted: all of it at once is too much for a frame. */
public final class AgentsParts {

    private final Once<AgentTable> table;
    private final Once<AgentPane> pane;

    public AgentsParts(AgentsViewModel model, Aside aside) {
        table = new Once<>(() -> new AgentTable(model,
                new EmptyState("fas-filter", "No agent matches", "Change or clear the filter.")));
        pane = new Once<>(() -> new AgentPane(model, aside));
    }

    /** Makes one after the other; none of them takes long. */
    public List<Runnable> steps() {
        return List.of(table::get, pane::get);
    }

    AgentTable table() {
        return table.get();
    }

    AgentPane pane() {
        return pane.get();
    }
}
