package claudoom.monitor.ui;

import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/** What part of a list or table can be seen. */
public final class InView {

    private InView() {}

    /** The flow of cells in a list or table; null before it was first laid out. */
    public static @Nullable VirtualFlow<?> flow(Control list) {
        return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
    }

    /** Index behind the lowest row of which something can be seen, or 0. */
    public static int last(Control list) {
        var flow = flow(list);
        IndexedCell<?> cell = flow == null ? null : flow.getLastVisibleCell();
        return cell == null ? 0 : cell.getIndex() + 1;
    }

    /** Index of the uppermost row of which something can be seen, or -1. */
    public static int first(Control list) {
        var flow = flow(list);
        IndexedCell<?> cell = flow == null ? null : flow.getFirstVisibleCell();
        if (cell == null) {
            return -1;
        }
        // the flow's first cell may be one that ends where the list begins
        return cell.getLayoutY() + cell.getHeight() <= 0 ? cell.getIndex() + 1 : cell.getIndex();
    }
}
