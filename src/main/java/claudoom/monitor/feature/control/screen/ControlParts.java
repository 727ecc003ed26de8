package claudoom.monitor.feature.control.screen;

import claudoom.monitor.feature.control.model.Draft;
import claudoom.monitor.ui.Once;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;

/** What the control screen is made of, each made when it is first wanted: all of it at once is too much for a frame. */
public final class ControlParts {

    private final ControlViewModel model;
    private final boolean readOnly;
    private final Once<Node> picks;
    private final Once<Node> composing;
    private final Once<Node> ledger;

    /**
     * @param readOnly then there is nothing here that could send
     * @param ask opens the confirmation of a draft
     */
    public ControlParts(ControlViewModel model, boolean readOnly, Consumer<Draft> ask) {
        this.model = model;
        this.readOnly = readOnly;
        picks = new Once<>(() -> new PickPane(model).node());
        composing = new Once<>(() -> new ComposePane(model, ask).node());
        ledger = new Once<>(() -> new LedgerPane(model).node());
    }

    /** Makes one after the other; none of them takes long. */
    public List<Runnable> steps() {
        return readOnly ? List.of(ledger::get) : List.of(picks::get, composing::get, ledger::get);
    }

    ControlViewModel model() {
        return model;
    }

    boolean readOnly() {
        return readOnly;
    }

    Node picks() {
        return picks.get();
    }

    Node composing() {
        return composing.get();
    }

    Node ledger() {
        return ledger.get();
    }
}
