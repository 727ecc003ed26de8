package claudoom.monitor.feature.overview.screen;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;

/** What leads to another screen: by a click, and by Enter while it has the focus. */
final class Opening {

    private Opening() {}

    static void on(Node node, Runnable open) {
        node.getStyleClass().add("opens");
        node.setFocusTraversable(true);
        node.setAccessibleRole(AccessibleRole.BUTTON);
        node.setOnMouseClicked(click -> open.run());
        node.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                open.run();
            }
        });
    }
}
