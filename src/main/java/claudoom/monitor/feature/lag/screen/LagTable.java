package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.Measure;
import claudoom.monitor.feature.lag.screen.LagRow.Drift;
import claudoom.monitor.ui.Column;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import claudoom.monitor.ui.Tables;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** The table of consumers: worst first until the user wants another order. */
final class LagTable {

    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final Comparator<@Nullable Long> UNKNOWN_LEAST = Comparator.nullsFirst(Comparator.naturalOrder());

    private LagTable() {}

    static TableView<LagRow> of(ObservableList<LagRow> rows, Node empty) {
        var state = Tables.sign("lag-state", "State", 144, LagRow::stateProperty);
        state.setComparator(Comparator.comparing(LagTable::needsSomebody));
        var lag = brief("lag-lag", "Lag", 90, LagRow::lagProperty).strong();
        lag.setComparator(UNKNOWN_LEAST);
        LimitCell.in(lag, Measure.LAG, Measure.PENDING);
        var stream = Tables.words("lag-stream", "Stream", 160, LagRow::streamProperty);
        var waiting = LimitCell.in(brief("lag-waiting", "Waiting", 84, LagRow::waitingProperty), Measure.WAITING);
        List<Column<LagRow, ?>> columns = List.of(
                Tables.words("lag-consumer", "Consumer", 200, LagRow::consumerProperty).lead(),
                narrow(state, 156),
                stream,
                narrow(lag, 104),
                narrow(LimitCell.in(Tables.number("lag-behind", "Behind", 92, LagRow::behindProperty, LagTable::behind),
                        Measure.LAST_DELIVERY, Measure.LAST_ACK), 104),
                narrow(LimitCell.in(brief("lag-ack-pending", "Ack pending", 90, LagRow::ackPendingProperty),
                        Measure.ACK_PENDING), 110),
                narrow(LimitCell.in(brief("lag-redelivered", "Redelivered", 90, LagRow::redeliveredProperty),
                        Measure.REDELIVERED), 110),
                narrow(waiting, 90), narrow(trend(), 180),
                narrow(Tables.number("lag-drains", "Drains in", 84, LagRow::drainsProperty, DrainsIn::words).tail(),
                        110));
        var table = Tables.table("lag-table", rows, empty, columns);
        stream.setMinWidth(stream.getPrefWidth());
        stream.above(table, 1050);
        waiting.above(table, 1100);
        table.setAccessibleText("Consumers");
        table.setRowFactory(view -> row());
        Tables.within(table, Comparator.comparing(LagRow::lag, UNKNOWN_LEAST).reversed());
        Tables.sortBy(table, state, SortType.DESCENDING);
        return table;
    }

    /** What is left of a wide window goes to the names. */
    private static <T extends @Nullable Object> Column<LagRow, T> narrow(Column<LagRow, T> column, double most) {
        column.setMinWidth(column.getPrefWidth());
        column.setMaxWidth(most);
        return column;
    }

    /** Never cut: what is very large is shortened, and the whole number stands in the row's tooltip. */
    private static Column<LagRow, @Nullable Long> brief(String id, String title, double width,
            Function<LagRow, ? extends ObservableValue<@Nullable Long>> value) {
        return Tables.number(id, title, width, value, n -> n == null ? Figures.UNKNOWN : Figures.brief(n));
    }

    private static boolean needsSomebody(@Nullable Sign sign) {
        return sign != null && (sign.role() == Role.WARN || sign.role() == Role.BAD);
    }

    private static Column<LagRow, @Nullable Drift> trend() {
        return Tables.drawn("lag-trend", "Trend, 10 min", 152, LagRow::driftProperty, DriftCell::new, DriftCell::show,
                DriftCell::words);
    }

    private static String age(@Nullable Double seconds) {
        return Figures.age(seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1e3)));
    }

    private static String behind(@Nullable Behind behind) {
        return behind == null ? Figures.UNKNOWN : (behind.atMost() ? "≤ " : "") + age(behind.seconds());
    }

    private static TableRow<LagRow> row() {
        var row = new TableRow<LagRow>();
        var tip = new Tooltip();
        tip.setOnShowing(showing -> tip.setText(row.getItem() == null ? "" : LagTip.of(row.getItem().shown())));
        row.itemProperty().flatMap(LagRow::staleProperty).orElse(false)
                .subscribe(stale -> row.pseudoClassStateChanged(STALE, stale));
        row.itemProperty().subscribe(item -> row.setTooltip(item == null ? null : tip));
        return row;
    }
}
