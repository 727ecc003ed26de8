package claudoom.monitor.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the selection of a table on its rows while rows come, go and change places. The table reckons for one stretch of rows
 * at a time: when they come in several places at once, it marks the neighbours of those that were chosen.
 */
final class HeldSelection<R> {

    private static final String HELD = "what was selected";

    private final TableView<R> table;
    private final ListChangeListener<R> before = change -> note();
    private List<R> chosen = List.of();
    private @Nullable R lead;

    private HeldSelection(TableView<R> table) {
        this.table = table;
    }

    /**
     * To be called before anything else listens to the rows; {@link #follow} when the table has them.
     *
     * @param rows in the order in which they came
     */
    static <R> HeldSelection<R> of(TableView<R> table, ObservableList<R> rows) {
        var held = new HeldSelection<>(table);
        table.getProperties().put(HELD, held); // the rows may outlive the table, and hold it weakly
        rows.addListener(new WeakListChangeListener<>(held.before));
        return held;
    }

    /** What the table shows now comes after the rows have changed, and after the table's own reckoning. */
    void follow() {
        table.getItems().addListener((ListChangeListener<R>) change -> restore());
    }

    /** Does something to the order of the rows. */
    static <R> void during(TableView<R> table, Runnable change) {
        var held = new HeldSelection<>(table);
        held.note();
        change.run();
        held.restore();
    }

    private void note() {
        var model = table.getSelectionModel();
        chosen = List.copyOf(model.getSelectedItems());
        lead = model.getSelectedItem();
    }

    /** Of those that went nothing is chosen instead here; if all went, it is as the table has it. */
    private void restore() {
        if (chosen.isEmpty() || chosen.equals(List.copyOf(table.getSelectionModel().getSelectedItems()))) {
            return;
        }
        var places = places();
        if (!places.isEmpty()) {
            var model = table.getSelectionModel();
            model.clearSelection();
            model.selectIndices(places.getFirst(),
                    places.stream().skip(1).mapToInt(Integer::intValue).toArray());
        }
    }

    @SuppressWarnings("ReferenceEquality") // two rows may say the same
    private boolean leads(R row) {
        return row == lead;
    }

    /** Where they are now, the one that was chosen last at the end. */
    private List<Integer> places() {
        Set<R> sought = Collections.newSetFromMap(new IdentityHashMap<>());
        sought.addAll(chosen);
        var places = new ArrayList<Integer>();
        int last = -1;
        var items = table.getItems();
        for (int i = 0; i < items.size() && places.size() < sought.size(); i++) {
            if (sought.contains(items.get(i))) {
                places.add(i);
                last = leads(items.get(i)) ? i : last;
            }
        }
        if (last >= 0) {
            places.remove(Integer.valueOf(last));
            places.add(last);
        }
        return places;
    }
}
