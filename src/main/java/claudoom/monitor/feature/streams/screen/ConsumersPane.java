package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.ConsumerLine;
import claudoom.monitor.feature.streams.model.Desk;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Column;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Tables;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The consumers of a stream in short, with the way to their lag. */
final class ConsumersPane extends VBox {

    private final Desk desk;
    private final String stream;
    private final ObservableList<ConsumerLine> lines = FXCollections.observableArrayList();
    private final EmptyState nothing = new EmptyState("fas-users", "Asking for its consumers", "");
    private final TableView<ConsumerLine> table;
    private final Label foot = Parts.label("", "caption");
    private boolean asking;
    private @Nullable Instant at;

    ConsumersPane(Desk desk, String stream) {
        this.desk = desk;
        this.stream = stream;
        setId("streams-consumers-pane");
        getStyleClass().add("streams-tab");
        var name = Tables.words("streams-consumer", "Consumer", 200, text(ConsumerLine::name)).lead();
        List<Column<ConsumerLine, ?>> columns = List.of(name,
                Tables.words("streams-consumer-kind", "Kind", 150, text(ConsumerLine::kind)),
                Tables.words("streams-consumer-filter", "Receives", 220, text(ConsumerLine::filter)),
                Tables.count("streams-consumer-pending", "Pending", 96, number(ConsumerLine::pending)),
                Tables.count("streams-consumer-ack", "Ack pending", 96, number(ConsumerLine::ackPending)),
                Tables.count("streams-consumer-redelivered", "Redelivered", 96, number(ConsumerLine::redelivered))
                        .tail());
        table = Tables.table("streams-consumer-table", lines, nothing, columns);
        table.setAccessibleText("Consumers of the stream");
        Tables.sortBy(table, name, SortType.ASCENDING);
        var lag = Parts.button("streams-open-lag", "fas-hourglass-half", "Show in Lag", "small-button");
        lag.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        lag.setOnAction(pressed -> open(table.getSelectionModel().getSelectedItem()));
        Tables.onOpen(table, this::open);
        foot.setId("streams-consumer-foot");
        VBox.setVgrow(table, Priority.ALWAYS);
        var pane = Parts.pane(table, Parts.foot(foot, Parts.grow(), lag));
        VBox.setVgrow(pane, Priority.ALWAYS);
        getChildren().add(pane);
    }

    private static Function<ConsumerLine, ReadOnlyObjectWrapper<@Nullable String>> text(
            Function<ConsumerLine, String> of) {
        return line -> new ReadOnlyObjectWrapper<>(Visible.line(of.apply(line), StreamSigns.LONGEST));
    }

    private static Function<ConsumerLine, ReadOnlyObjectWrapper<@Nullable Long>> number(
            Function<ConsumerLine, @Nullable Long> of) {
        return line -> new ReadOnlyObjectWrapper<>(of.apply(line));
    }

    private void open(@Nullable ConsumerLine line) {
        if (line != null) {
            desk.openLag(stream, line.name());
        }
    }

    /** Asks anew unless an answer is awaited. */
    void ask() {
        if (asking) {
            return;
        }
        asking = true;
        desk.consumers(stream, answer -> {
            asking = false;
            var all = answer.value();
            if (all != null) {
                at = desk.now();
                take(all);
                nothing.say("fas-users", "No consumers", "Nobody reads this stream.");
            } else {
                nothing.say("fas-ban", "Consumers cannot be read", answer.trouble());
            }
            write(answer.trouble());
        });
    }

    private void take(List<ConsumerLine> all) {
        var chosen = table.getSelectionModel().getSelectedItem();
        if (!List.copyOf(lines).equals(all)) {
            lines.setAll(all);
            if (chosen != null) {
                all.stream().filter(one -> one.name().equals(chosen.name())).findFirst()
                        .ifPresent(table.getSelectionModel()::select);
            }
        }
    }

    private void write(String trouble) {
        foot.setText(at == null
                ? trouble
                : (lines.size() == 1 ? "1 consumer" : Figures.count(lines.size()) + " consumers") + " · from "
                        + Figures.time(at) + (trouble.isEmpty() ? "" : " · " + trouble));
    }
}
