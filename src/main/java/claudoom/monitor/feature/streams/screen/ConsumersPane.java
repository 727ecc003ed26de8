package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.ConsumerLine;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Column;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Tables;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The consumers of a stream in short, with the way to their lag. */
final class ConsumersPane extends VBox {

    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final ConsumersViewModel model;
    private final EmptyState nothing = new EmptyState("fas-users", "", "");
    private final TableView<ConsumerItem> table;

    /** @param lag shows a consumer of this name where its lag is told */
    ConsumersPane(ConsumersViewModel model, Consumer<String> lag) {
        this.model = model;
        setId("streams-consumers-pane");
        getStyleClass().add("streams-tab");
        var name = Tables.words("streams-consumer", "Consumer", 200, text(ConsumerLine::name)).lead();
        List<Column<ConsumerItem, ?>> columns = List.of(name,
                Tables.words("streams-consumer-kind", "Kind", 150, text(ConsumerLine::kind)),
                Tables.words("streams-consumer-filter", "Receives", 220, text(ConsumerLine::filter)),
                Tables.count("streams-consumer-pending", "Pending", 96, number(ConsumerLine::pending)),
                Tables.count("streams-consumer-ack", "Ack pending", 96, number(ConsumerLine::ackPending)),
                Tables.count("streams-consumer-redelivered", "Redelivered", 96, number(ConsumerLine::redelivered))
                        .tail());
        table = Tables.table("streams-consumer-table", model.rows(), nothing, columns);
        table.setAccessibleText("Consumers of the stream");
        table.setRowFactory(view -> row());
        Tables.sortBy(table, name, SortType.ASCENDING);
        var open = Parts.button("streams-open-lag", "fas-hourglass-half", "Show in Lag", "small-button");
        open.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        open.setOnAction(pressed -> lag(table.getSelectionModel().getSelectedItem(), lag));
        Tables.onOpen(table, item -> lag(item, lag));
        VBox.setVgrow(table, Priority.ALWAYS);
        var pane = Parts.pane(table, Parts.foot(caption("streams-consumer-foot", model.wordsProperty()),
                caption("streams-consumer-age", model.ageProperty()), Parts.grow(), open));
        VBox.setVgrow(pane, Priority.ALWAYS);
        getChildren().add(pane);
        model.phaseProperty().subscribe(phase -> say());
        model.troubleProperty().subscribe(trouble -> say());
    }

    private static Label caption(String id, ObservableValue<String> words) {
        var label = Parts.number("", "caption");
        label.setId(id);
        label.textProperty().bind(words);
        return label;
    }

    private static TableRow<ConsumerItem> row() {
        var row = new TableRow<ConsumerItem>();
        row.itemProperty().flatMap(ConsumerItem::staleProperty).orElse(false)
                .subscribe(stale -> row.pseudoClassStateChanged(STALE, stale));
        return row;
    }

    private static Function<ConsumerItem, ObservableValue<@Nullable String>> text(Function<ConsumerLine, String> of) {
        return item -> item.lineProperty().map(line -> Visible.line(of.apply(line), StreamSigns.LONGEST));
    }

    private static Function<ConsumerItem, ObservableValue<@Nullable Long>> number(
            Function<ConsumerLine, @Nullable Long> of) {
        return item -> item.lineProperty().map(of);
    }

    private static void lag(@Nullable ConsumerItem item, Consumer<String> lag) {
        if (item != null) {
            lag.accept(item.name());
        }
    }

    private void say() {
        switch (model.phaseProperty().get()) {
            case LOADING -> nothing.say("fas-hourglass-half", "Asking for its consumers", "");
            case REFUSED -> nothing.say("fas-ban", "Consumers cannot be read", model.troubleProperty().get());
            case EMPTY, SHOWN -> nothing.say("fas-users", "No consumers", "Nobody reads this stream.");
        }
    }
}
