package claudoom.monitor.ui;

import javafx.scene.layout.StackPane;
import javafx.scene.shape.Line;

/** A short piece of a series' line, in its colour and its dash. */
final class SeriesKey extends StackPane {

    private static final double LENGTH = 22;

    private final Line line = new Line(0, 0, LENGTH, 0);
    private int slot;

    SeriesKey() {
        setMinWidth(LENGTH);
        getChildren().add(line);
    }

    void show(int shown) {
        int wanted = Math.floorMod(shown - 1, ChartInk.SLOTS) + 1;
        if (wanted != slot) {
            slot = wanted;
            line.getStyleClass().setAll("key-" + wanted);
        }
    }
}
