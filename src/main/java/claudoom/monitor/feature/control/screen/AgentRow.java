package claudoom.monitor.feature.control.screen;

import java.util.Comparator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** One agent that a command may be meant for. */
public final class AgentRow {

    /** "a9" before "a10". */
    static final Comparator<AgentRow> BY_NUMBER = Comparator.<AgentRow, String>comparing(row -> row.letters)
            .thenComparingInt(row -> row.id.length()).thenComparing(row -> row.id);

    private final String id;
    /** Without the number at its end; cut once, since a sort asks for it some ten times. */
    private final String letters;
    private final BooleanProperty chosen = new SimpleBooleanProperty();

    AgentRow(String id) {
        this.id = id;
        letters = letters(id);
    }

    private static String letters(String id) {
        int end = id.length();
        while (end > 0 && Character.isDigit(id.charAt(end - 1))) {
            end--;
        }
        return id.substring(0, end);
    }

    public String id() {
        return id;
    }

    public BooleanProperty chosen() {
        return chosen;
    }
}
