package claudoom.monitor.ui;

import javafx.scene.layout.FlowPane;

/** All on one line; it wraps when its parent has less. A plain FlowPane would ask for its wrap length. */
class OneLine extends FlowPane {

    private static final double UNWRAPPED = 4_096;

    OneLine() {
        setPrefWrapLength(UNWRAPPED);
    }

    @Override
    protected double computePrefWidth(double height) {
        double sum =
                snappedLeftInset() + snappedRightInset() + Math.max(0, getManagedChildren().size() - 1) * getHgap();
        for (var child : getManagedChildren()) {
            sum += snapSizeX(Math.max(child.minWidth(-1), child.prefWidth(-1)));
        }
        return sum;
    }
}
