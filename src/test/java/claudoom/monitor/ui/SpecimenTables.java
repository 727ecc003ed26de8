package claudoom.monitor.ui;

import static claudoom.monitor.ui.Parts.grow;
import static claudoom.monitor.ui.Parts.label;
import static claudoom.monitor.ui.Parts.row;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A table of consumers, and an empty one. */
final class SpecimenTables {

    static final Instant NOW = Instant.parse("2026-11-03T19:42:10Z");
    private static final List<Sign> SIGNS = List.of(new Sign("fas-exclamation-triangle", "FALLING BEHIND", Role.WARN),
            new Sign("fas-hand-paper", "STALLED", Role.BAD),
            new Sign("fas-arrow-circle-down", "CATCHING UP", Role.INFO),
            new Sign("fas-check-circle", "OK", Role.OK), new Sign("fas-pause-circle", "PAUSED", Role.OFF));

    private SpecimenTables() {}

    /** A row as view-models have them. */
    static final class Row {
        final ReadOnlyStringWrapper name;
        final ReadOnlyStringWrapper stream = new ReadOnlyStringWrapper("AGENT_EVENTS");
        final ObjectProperty<@Nullable Sign> sign = new SimpleObjectProperty<>();
        final SimpleLongProperty lag = new SimpleLongProperty();
        final ObjectProperty<@Nullable Long> acks = new SimpleObjectProperty<>();
        final ObjectProperty<@Nullable Double> slope = new SimpleObjectProperty<>();
        final ObjectProperty<@Nullable Instant> seen = new SimpleObjectProperty<>();
        final ObjectProperty<double @Nullable []> trend = new SimpleObjectProperty<>();

        Row(String name, long lag) {
            this.name = new ReadOnlyStringWrapper(name);
            this.lag.set(lag);
        }
    }

    static ObservableList<Row> rows(int count) {
        var rows = FXCollections.<Row>observableArrayList();
        for (int i = 0; i < count; i++) {
            var row = new Row("consumer-" + i, 1_234L * (count - i) % 977);
            row.sign.set(SIGNS.get(i % SIGNS.size()));
            row.acks.set(i % 4 == 3 ? null : Long.valueOf(30L * i));
            row.slope.set(i % 4 == 3 ? null : Double.valueOf(12.0 - 20 * i));
            row.seen.set(i % 4 == 3 ? null : NOW.minusSeconds(1L << i % 20));
            int seed = i;
            row.trend.set(IntStream.range(0, 40).mapToDouble(t -> 5 + Math.sin(t * 0.2 + seed) * 4).toArray());
            rows.add(row);
        }
        return rows;
    }

    static TableView<Row> table(String id, ObservableList<Row> rows) {
        var now = new SimpleObjectProperty<>(NOW);
        return table(id, rows, now);
    }

    static TableView<Row> table(String id, ObservableList<Row> rows, ObjectProperty<Instant> now) {
        var lag = Tables.<Row, Number>count("lag", "Lag", 80, row -> row.lag).strong();
        var stream = Tables.<Row>words("stream", "Stream", 150, row -> row.stream);
        var table = Tables.table(id, rows, new EmptyState("fas-hourglass-half", "No consumers",
                "No stream has one. They appear here within 2 s."),
                List.of(
                        Tables.<Row>words("name", "Consumer", 170, row -> row.name).lead(),
                        Tables.<Row>sign("state", "State", 144, row -> row.sign),
                        stream, lag,
                        Tables.<Row, @Nullable Long>count("acks", "Ack pending", 100, row -> row.acks),
                        Tables.<Row>age("seen", "Last ack", 90, row -> row.seen, now),
                        Tables.<Row, double[], HBox>drawn("trend", "Trend, 10 min", 160, row -> row.trend,
                                SpecimenTables::trend,
                                SpecimenTables::paint, values -> ""),
                        Tables.<Row, @Nullable Double>number("slope", "Slope", 90, row -> row.slope, Figures::slope)
                                .tail()));
        stream.above(table, 1000);
        Tables.sortBy(table, lag, SortType.DESCENDING);
        return table;
    }

    private static HBox trend() {
        return row(Sparkline.line().sized(80, 18), label("", "caption"));
    }

    private static void paint(HBox box, double[] values) {
        ((Sparkline) box.getChildren().getFirst()).show(values);
        ((Label) box.getChildren().getLast()).setText(Figures.count(values.length));
    }

    static Parent page() {
        var table = table("consumers", rows(12));
        table.getSelectionModel().select(2);
        table.getSelectionModel().select(4);
        var dense = table("dense", rows(40));
        dense.getStyleClass().add("dense");
        var page = Parts.stack(
                row(Parts.filterField("find", "Filter consumers"), grow(),
                        Parts.button("export", "fas-file-export", "Export")),
                framed(table, "12 of 12 consumers on 3 streams"),
                SpecimenParts.columns(framed(dense, "40 of 40 shown"),
                        framed(table("none", FXCollections.observableArrayList()), "0 of 0")));
        VBox.setVgrow(page.getChildren().getLast(), Priority.ALWAYS);
        return page;
    }

    private static VBox framed(TableView<Row> table, String foot) {
        VBox.setVgrow(table, Priority.ALWAYS);
        table.setPrefHeight(300);
        return Parts.pane(table, Parts.foot(label(foot), grow(), label("asked 0.6 s ago, every 2 s")));
    }
}
