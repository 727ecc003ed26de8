package claudoom.monitor.ui;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a pane says when it has nothing to show: what is missing, why, and the one thing to do. */
public final class EmptyState extends VBox {

    private final FontIcon icon;
    private final Label title = words("empty-title");
    private final Label reason = words("caption");

    public EmptyState(String iconCode, String what, String why, Node... todo) {
        getStyleClass().add("empty-state");
        icon = Parts.icon(iconCode);
        VBox.setVgrow(this, Priority.ALWAYS);
        getChildren().addAll(icon, title, reason);
        getChildren().addAll(todo);
        say(what, why);
    }

    public void say(String what, String why) {
        title.setText(what);
        reason.setText(why);
        Parts.present(reason, !why.isEmpty());
    }

    /** Says it with another icon, when the same pane is empty for another reason. */
    public void say(String iconCode, String what, String why) {
        if (!iconCode.equals(icon.getIconLiteral())) {
            icon.setIconLiteral(iconCode);
        }
        say(what, why);
    }

    private static Label words(String style) {
        var label = Parts.paragraph("", style);
        label.setTextAlignment(TextAlignment.CENTER);
        return label;
    }
}
