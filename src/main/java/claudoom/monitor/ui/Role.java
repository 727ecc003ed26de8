package claudoom.monitor.ui;

import java.util.List;
import java.util.Locale;

/** How loud something is said; only {@code WARN} and {@code BAD} are filled with colour, because somebody has to act. */
public enum Role {
    OK, INFO, WARN, BAD,
    /** Not in play: paused on purpose, unknown, stale. */
    OFF;

    private static final List<String> STYLES = List.of("ok", "info", "warn", "bad", "off");

    /** The style class of this role in the sheet. */
    public String style() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Puts this role's style class on a node in place of any other role's; touches nothing if it is there already. */
    public void wear(List<String> styleClass) {
        if (!styleClass.contains(style())) {
            styleClass.removeAll(STYLES);
            styleClass.add(style());
        }
    }
}
