package claudoom.monitor.ui;

import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/** A sign in a pill; it keeps its nodes and changes only what differs. */
public final class Chip extends Label {

    private final FontIcon icon;

    public Chip(Sign sign) {
        icon = Parts.icon(sign.icon());
        getStyleClass().add("chip");
        setGraphic(Parts.slot(icon));
        setMinWidth(USE_PREF_SIZE);
        show(sign);
    }

    /** Without padding or tint, for places that are loud enough or stand on an edge. */
    public Chip plain() {
        getStyleClass().add("plain");
        return this;
    }

    public void show(Sign sign) {
        if (!sign.icon().equals(icon.getIconLiteral())) {
            icon.setIconLiteral(sign.icon());
        }
        setText(sign.word());
        sign.role().wear(getStyleClass());
    }
}
