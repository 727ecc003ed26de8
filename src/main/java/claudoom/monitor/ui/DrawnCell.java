package claudoom.monitor.ui;

import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A cell that paints its value on a node of its own, made once. */
final class DrawnCell<R, T, N extends Node> extends TableCell<R, @Nullable T> {

    private final N node;
    private final BiConsumer<N, T> paint;

    DrawnCell(N node, BiConsumer<N, T> paint) {
        this.node = node;
        this.paint = paint;
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        if (item == null || empty) {
            setGraphic(null);
        } else {
            paint.accept(node, item);
            setGraphic(node);
        }
    }
}
