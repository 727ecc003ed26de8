package claudoom.monitor.ui;

import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
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

    /** When the table becomes lower, its selected row stays wholly in view if it was in view before. */
    public static void keepSelected(TableView<?> table) {
        table.heightProperty().subscribe((before, now) -> {
            int selected = table.getSelectionModel().getSelectedIndex();
            var scene = table.getScene();
            if (scene != null && now.doubleValue() < before.doubleValue() && selected >= first(table)
                    && selected < last(table)) {
                whenLaidOut(table, () -> show(table, selected));
            }
        });
    }

    private static void show(TableView<?> table, int row) {
        var flow = flow(table);
        if (flow != null && row == table.getSelectionModel().getSelectedIndex()) {
            flow.scrollTo(row);
        }
    }

    /** Does it once when everything stands where it belongs; never if the control is in no window. */
    public static void whenLaidOut(Control list, Runnable deed) {
        var scene = list.getScene();
        if (scene == null) {
            return;
        }
        scene.addPostLayoutPulseListener(new Runnable() {

            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                deed.run();
            }
        });
    }
}
