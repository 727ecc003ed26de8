package claudoom.monitor.feature.control.screen;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** One agent that a command may be meant for. */
public final class AgentRow {

    private final String id;
    private final BooleanProperty chosen = new SimpleBooleanProperty();

    AgentRow(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public BooleanProperty chosen() {
        return chosen;
    }
}
