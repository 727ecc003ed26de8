package claudoom.monitor.feature.deadletters.screen;

import claudoom.monitor.ui.InView;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;

/**
 * Keeps what one reads in a list where it is while rows come above it; only who stands at the very top sees the new ones come.
 * The rows have the list's fixed height.
 */
final class SteadyScroll {

    private final ListView<?> list;
    private int above;

    private SteadyScroll(ListView<?> list) {
        this.list = list;
    }

    static <R> void of(ListView<R> list, ObservableList<R> rows) {
        var steady = new SteadyScroll(list);
        // told before the list itself, because it was added first: the flow still shows the old rows
        rows.addListener((ListChangeListener<R>) change -> steady.rowsChange(change));
        list.setItems(rows);
        rows.addListener((ListChangeListener<R>) change -> steady.rowsChanged());
    }

    private void rowsChange(ListChangeListener.Change<?> change) {
        above = 0;
        var flow = InView.flow(list);
        int index = InView.first(list);
        if (flow == null || index < 0 || flow.getPosition() == 0) {
            return;
        }
        while (change.next()) {
            if (change.getFrom() <= index + above) {
                above += change.getAddedSize() - change.getRemovedSize();
            }
        }
    }

    private void rowsChanged() {
        var flow = InView.flow(list);
        if (flow != null && above != 0) {
            list.layout(); // the flow learns of the new rows before it is moved
            flow.scrollPixels(above * list.getFixedCellSize());
        }
    }
}
