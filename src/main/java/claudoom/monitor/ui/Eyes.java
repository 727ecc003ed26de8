package claudoom.monitor.ui;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/** Whether anybody can see a region. A hidden canvas would queue its drawing commands for ever; whatever hides it wakes it. */
final class Eyes {

    private final Region region;
    private final InvalidationListener awake = this::wake;

    Eyes(Region region) {
        this.region = region;
    }

    boolean see() {
        for (Node node = region; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                awaken(node.visibleProperty());
                return false;
            }
        }
        if (region.getScene() != null && region.getScene().getWindow() instanceof Stage stage && stage.isIconified()) {
            awaken(stage.iconifiedProperty());
            return false;
        }
        return true;
    }

    private void awaken(Observable hider) {
        hider.removeListener(awake);
        hider.addListener(awake);
    }

    private void wake(Observable hider) {
        hider.removeListener(awake);
        region.requestLayout();
    }
}
