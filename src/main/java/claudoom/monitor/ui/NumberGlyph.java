package claudoom.monitor.ui;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A small sign after a number that says what a click on it does, and does it by keyboard too. */
final class NumberGlyph {

    private final @Nullable FieldAction action;
    private final Tooltip tip = new Tooltip();

    /** No sign at all. */
    static final NumberGlyph NONE = new NumberGlyph();

    private NumberGlyph() {
        action = null;
    }

    NumberGlyph(FieldAction action) {
        this.action = action;
        tip.setText(action.words() + " (click or Enter)");
    }

    boolean shown() {
        return action != null;
    }

    FontIcon make() {
        var wanted = action;
        var icon = wanted == null ? new FontIcon() : Parts.icon(wanted.icon());
        icon.getStyleClass().addAll("number", "number-glyph");
        icon.setAccessibleRole(AccessibleRole.BUTTON);
        icon.setAccessibleText(wanted == null ? "" : wanted.words());
        Tooltip.install(icon, tip);
        return icon;
    }
}
