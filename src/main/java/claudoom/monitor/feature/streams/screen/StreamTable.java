package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.screen.StreamRow.Used;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.Column;
import claudoom.monitor.ui.ColumnChoice;
import claudoom.monitor.ui.ColumnWidths;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.RememberedSort;
import claudoom.monitor.ui.Tables;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** The table of streams: by name until the user wants another order, which is remembered. */
final class StreamTable {

    private static final String PLAIN = "streams-name";
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final TableView<StreamRow> table;
    private final ColumnChoice<StreamRow> choice;
    private final Memory memory;

    StreamTable(StreamsViewModel model, ObservableList<StreamRow> rows, Node empty, Memory memory) {
        this.memory = memory;
        var name = Tables.words(PLAIN, "Stream", 190, StreamRow::nameProperty).lead();
        var state = Tables.sign("streams-state", "State", 148, StreamRow::stateProperty);
        var messages = Tables.number("streams-messages", "Messages", 96, StreamRow::messagesProperty,
                (@Nullable Long n) -> n == null ? Figures.UNKNOWN : Figures.brief(n)).strong();
        var bytes = Tables.number("streams-bytes", "Size", 76, StreamRow::bytesProperty, Figures::bytes);
        var rate = Tables.number("streams-rate", "Stored/s", 78, StreamRow::rateProperty, Figures::rate);
        var used = used();
        var span = Tables.number("streams-span", "Age span", 82, StreamRow::spanProperty,
                (@Nullable Duration span1) -> Figures.age(span1));
        var retention = Tables.words("streams-retention", "Retention", 96, StreamRow::retentionProperty);
        var replicas = Tables.words("streams-replicas", "Copies", 100, StreamRow::replicasProperty);
        var leader = Tables.words("streams-leader", "Leader", 110, StreamRow::leaderProperty);
        var subjects = Tables.words("streams-subjects", "Subjects", 210, StreamRow::subjectsProperty);
        var consumers = Tables.count("streams-consumers", "Consumers", 88, StreamRow::consumersProperty).tail();
        List<Column<StreamRow, ?>> columns = List.of(name, state, messages, bytes, rate, used, span, retention,
                replicas, leader, subjects, consumers);
        columns.forEach(StreamTable::firm);
        table = Tables.table("streams-table", rows, empty, columns);
        table.setAccessibleText("Streams");
        table.setRowFactory(view -> row(model));
        choice = new ColumnChoice<>("streams", memory, List.of(name, state));
        choice.then(messages).then(bytes).then(consumers).then(rate).then(used).then(span).then(retention)
                .then(replicas)
                .then(subjects).then(leader).in(table);
        ColumnWidths.remembered(table, memory);
        sort(columns, name);
    }

    /** No number and no state is ever cut off; names may be. */
    private static void firm(Column<StreamRow, ?> column) {
        boolean words = List.of(PLAIN, "streams-subjects", "streams-leader").contains(column.getId());
        column.setMinWidth(words ? 168 : column.getPrefWidth());
        if (!words) {
            column.setMaxWidth(column.getPrefWidth() * 1.3);
        }
    }

    private static Column<StreamRow, @Nullable Used> used() {
        Column<StreamRow, @Nullable Used> column = Tables.drawn("streams-used", "Limit used", 132,
                StreamRow::usedProperty, FillBar::new, (bar, used) -> bar.show(used.share()),
                used -> used == null ? Figures.UNKNOWN : FillBar.written(used.share()));
        column.setSortable(true);
        column.setComparator(Comparator.nullsFirst(Comparator.naturalOrder()));
        return column;
    }

    private static TableRow<StreamRow> row(StreamsViewModel model) {
        var row = new TableRow<StreamRow>();
        var tip = new Tooltip();
        tip.setOnShowing(showing -> tip.setText(row.getItem() == null
                ? ""
                : StreamSigns.told(row.getItem().line(), model.nowProperty().get())));
        row.itemProperty().flatMap(StreamRow::staleProperty).orElse(false)
                .subscribe(stale -> row.pseudoClassStateChanged(STALE, stale));
        row.itemProperty().subscribe(item -> row.setTooltip(item == null ? null : tip));
        return row;
    }

    private void sort(List<Column<StreamRow, ?>> columns, Column<StreamRow, ?> name) {
        Tables.within(table, Comparator.comparing(StreamRow::stream));
        RememberedSort.of(table, columns, name, SortType.ASCENDING, memory);
    }

    TableView<StreamRow> node() {
        return table;
    }

    /** Says which columns found no room; not there while all did. */
    Node more() {
        return choice.more();
    }

    /** The button that says which columns are shown. */
    Node columns() {
        return choice.button();
    }
}
