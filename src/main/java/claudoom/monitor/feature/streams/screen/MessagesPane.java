package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.Item;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.ui.Clip;
import claudoom.monitor.ui.Column;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Facts;
import claudoom.monitor.ui.FieldAction;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.PayloadView;
import claudoom.monitor.ui.Tables;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The messages of a stream: found by sequence, time and subject on the left, read on the right. */
final class MessagesPane extends VBox {

    private static final double ROW = 30;
    private static final double TIME = 106;
    private static final double DATE = 152;

    private final BrowseViewModel model;
    private final Aside aside;
    private boolean settled = true;
    private final EmptyState nothing = new EmptyState("fas-inbox", "No messages", "");
    private final TableView<Item> table;
    private final Facts facts = Parts.facts();
    private final Label subject = facts.add("streams-message-subject", "Subject");
    private final Label stored = facts.add("streams-message-stored", "Stored");
    private final Label size = facts.add("streams-message-size", "Size");
    private final Tooltip exact = new Tooltip();
    private final PayloadView payload = new PayloadView("streams-payload");
    private final Button copy = Parts.button("streams-copy-subject", "fas-copy", "Copy subject", "small-button");
    private final Button delete =
            Parts.button("streams-delete-message", "fas-trash-alt", "Delete message…", "small-button");

    /**
     * @param delete asks whether to delete the message with this sequence; null where nothing can be deleted
     * @param export asks for a file for what is looked for
     */
    MessagesPane(BrowseViewModel model, Aside aside, Readings readings, List<FieldAction> actions,
            @Nullable Consumer<Item> delete, Runnable export) {
        this.model = model;
        this.aside = aside;
        setId("streams-messages-pane");
        table = table();
        payload.remember(readings);
        actions.forEach(payload::offer);
        stored.setTooltip(exact);
        copy.setOnAction(pressed -> chosen(item -> Clip.copy(item.subject())));
        Parts.present(this.delete, delete != null);
        if (delete != null) {
            this.delete.setOnAction(pressed -> chosen(delete));
        }
        var split = new SplitPane(listPane(), detail());
        split.setDividerPositions(0.56);
        split.getStyleClass().add("control-panes");
        VBox.setVgrow(split, Priority.ALWAYS);
        split.setMinHeight(0);
        getStyleClass().add("streams-tab");
        getChildren().addAll(bar(export), split);
        follow();
    }

    private Node bar(Runnable export) {
        var field = Parts.filterField("streams-subject", "Subject, as in a.*.death");
        field.withoutShortcut();
        field.textProperty().bindBidirectional(model.subjectProperty());
        field.input().setOnAction(entered -> model.narrow());
        field.input().setPrefColumnCount(22);
        var place = new TextField();
        place.setId("streams-place");
        place.setPromptText("Sequence or time");
        place.setAccessibleText("Go to a sequence or time");
        place.setPrefColumnCount(11);
        place.textProperty().bindBidirectional(model.placeProperty());
        place.setOnAction(entered -> model.go());
        Parts.tip(place, "Go to a sequence or time: 1204, 19:42, 10 min, 2026-03-09 19:42:10");
        var oldest = step("streams-oldest", "fas-angle-double-left", "Oldest", model::oldest);
        var older = step("streams-older", "fas-angle-left", "Older", model::older);
        var newer = step("streams-newer", "fas-angle-right", "Newer", model::newer);
        var newest = step("streams-newest", "fas-angle-double-right", "Newest", model::newest);
        older.disableProperty().bind(model.hasOlderProperty().not().or(model.busyProperty()));
        newer.disableProperty().bind(model.busyProperty());
        var out = Parts.button("streams-export", "fas-file-export", "Export…");
        out.setOnAction(pressed -> export.run());
        Parts.tip(out, "Write what is looked for to a file, one JSON object a line");
        var fault = Parts.label("", "control-fault");
        fault.setId("streams-browse-fault");
        fault.textProperty().bind(model.faultProperty());
        model.faultProperty().subscribe(words -> Parts.present(fault, !words.isEmpty()));
        HBox.setHgrow(field, Priority.SOMETIMES);
        return new VBox(4, Parts.row(field, place, oldest, older, newer, newest, Parts.grow(), out), fault);
    }

    private static Button step(String id, String icon, String name, Runnable does) {
        var button = Parts.iconButton(id, icon, name);
        button.setOnAction(pressed -> does.run());
        return button;
    }

    private TableView<Item> table() {
        var sequence = Tables.number("streams-sequence", "Sequence", 96, (Item item) -> of((Long) item.sequence()),
                Figures::count).lead();
        sequence.setMinWidth(96);
        var time = Tables.number("streams-time", "Stored", TIME, (Item item) -> of(item.time()),
                (@Nullable Instant at) -> StreamSigns.stored(at, model.now()));
        model.messages().addListener((ListChangeListener<Item>) change -> {
            boolean dated = model.messages().stream().anyMatch(item -> item.time() != null
                    && !StreamSigns.sameDay(item.time(), model.now()));
            time.setMinWidth(dated ? DATE : TIME);
            time.setPrefWidth(time.getMinWidth());
        });
        var on = Tables.words("streams-on", "Subject", 190, (Item item) -> of(Visible.line(item.subject(), 400)));
        var value = Tables.words("streams-value", "Payload", 180, (Item item) -> of(BrowseViewModel.preview(item)));
        List<Column<Item, ?>> columns = List.of(sequence, time, on, value.tail());
        var made = Tables.table("streams-messages", model.messages(), nothing, columns);
        on.getStyleClass().add("streams-on");
        value.above(made, 520);
        made.setFixedCellSize(ROW); // else the newest is scrolled to where it is guessed to stand
        made.setAccessibleText("Messages of the stream");
        return made;
    }

    private static <T extends @Nullable Object> ObservableValue<T> of(T value) {
        return new ReadOnlyObjectWrapper<>(value);
    }

    private Node listPane() {
        var words = Parts.label("", "caption");
        words.setId("streams-browse-words");
        words.textProperty().bind(model.wordsProperty());
        VBox.setVgrow(table, Priority.ALWAYS);
        return Parts.pane(table, Parts.foot(words));
    }

    private Node detail() {
        VBox.setVgrow(payload, Priority.ALWAYS);
        var actions = new FlowPane(8, 8, copy, delete);
        actions.getStyleClass().add("leaf-actions");
        var pane = Parts.pane(Parts.paneHead(Parts.label("Message", "card-title")), facts, payload, actions);
        pane.setMinWidth(280);
        return pane;
    }

    private void follow() {
        table.getSelectionModel().selectedItemProperty().subscribe(this::show);
        model.messages().addListener((ListChangeListener<Item>) change -> selectSought());
        model.busyProperty().subscribe(busy -> say());
        model.troubleProperty().subscribe(trouble -> say());
    }

    private void selectSought() {
        if (!model.messages().isEmpty()) {
            table.layout(); // else it scrolls among the rows that were there before
            table.getSelectionModel().clearAndSelect(model.sought());
            table.scrollTo(model.sought());
            settled = false;
        }
    }

    /** What came or went above the table a moment ago has made it higher or lower: what was sought is brought into sight again. */
    void settle() {
        if (!settled) {
            settled = true;
            table.scrollTo(model.sought());
        }
    }

    private void say() {
        var trouble = model.troubleProperty().get();
        if (model.busyProperty().get()) {
            nothing.say("fas-hourglass-half", "Asking for messages", "");
        } else if (!trouble.isEmpty()) {
            nothing.say("fas-ban", "Messages cannot be read", trouble);
        } else {
            nothing.say("fas-inbox", "No messages", "Nothing is stored here. Try another subject, or another place.");
        }
        if (!trouble.isEmpty()) {
            model.messages().clear();
        }
    }

    private void chosen(Consumer<Item> does) {
        var item = table.getSelectionModel().getSelectedItem();
        if (item != null) {
            does.accept(item);
        }
    }

    private void show(@Nullable Item item) {
        Parts.present(facts, item != null);
        copy.setDisable(item == null);
        delete.setDisable(item == null);
        if (item == null) {
            payload.clear("No message selected", "Select one to read it.");
            return;
        }
        subject.setText(Visible.line(item.subject(), 4_000));
        stored.setText(
                (item.time() == null ? "at an unknown time" : StreamSigns.stored(item.time(), model.now())) + " as "
                        + Figures.count(item.sequence()));
        exact.setText("When the server stored it: " + Figures.exact(item.time()));
        size.setText(Figures.count(item.payload().length) + " B");
        payload.read(new Arrival(item.time() == null ? Instant.EPOCH : item.time(), item.subject(), Meaning.NONE,
                item.payload(), item.payload().length, item.headers()), true, aside);
    }
}
