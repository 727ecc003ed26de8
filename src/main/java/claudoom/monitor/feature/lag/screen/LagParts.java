package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Once;
import java.util.List;
import javafx.scene.control.TableView;

/** What the lag screen is made of, each made when it is first wanted: all of it at once is too much for a frame. */
public final class LagParts {

    private final Once<TableView<LagRow>> table;
    private final Once<LagChart> chart;

    public LagParts(LagViewModel model) {
        table = new Once<>(() -> LagTable.of(model.rows(),
                new EmptyState("fas-filter", "No consumer matches", "Change or clear the filter.")));
        chart = new Once<>(() -> new LagChart(model));
    }

    /** Makes one after the other; none of them takes long. */
    public List<Runnable> steps() {
        return List.of(table::get, chart::get);
    }

    TableView<LagRow> table() {
        return table.get();
    }

    LagChart chart() {
        return chart.get();
    }
}
