package claudoom.monitor.ui;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/** A big word across the top when it matters, with the detail and the one action; takes no room while there is nothing to say. */
public final class Banner extends HBox {

    private final FontIcon icon = Parts.icon("fas-info-circle", "state-icon");
    private final Label word = Parts.label("", "banner-word");
    private final Label detail = Parts.paragraph("");

    /** @param id of the banner; the word is {@code id-word}, the detail {@code id-detail} */
    public Banner(String id, Button... action) {
        setId(id);
        getStyleClass().addAll("row", "banner");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.TEXT);
        word.setId(id + "-word");
        word.setMinWidth(USE_PREF_SIZE);
        detail.setId(id + "-detail");
        detail.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(detail, Priority.ALWAYS);
        getChildren().addAll(Parts.slot(icon), word, detail);
        getChildren().addAll(action);
        hide();
    }

    /** @param sign the word in capitals with its icon and role, {@code INFO}, {@code WARN} or {@code BAD} */
    public void show(Sign sign, String text) {
        if (!sign.icon().equals(icon.getIconLiteral())) {
            icon.setIconLiteral(sign.icon());
        }
        sign.role().wear(getStyleClass());
        sign.role().wear(icon.getStyleClass());
        word.setText(sign.word());
        detail.setText(text);
        setAccessibleText(sign.word() + " " + text);
        Parts.present(this, true);
    }

    public void hide() {
        Parts.present(this, false);
    }
}
