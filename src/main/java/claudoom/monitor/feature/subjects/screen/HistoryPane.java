package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.HistoryLine;
import claudoom.monitor.feature.subjects.model.HistoryMessage;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.PayloadView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The messages of a subject as a list, and under it the chosen one or what differs. */
final class HistoryPane {

    private final HistoryViewModel model;
    private final Function<Arrival, String> words;
    private final StoredViewModel stored;
    private final Aside aside;
    private final ListView<HistoryLine> list = new ListView<>();
    private final PayloadView payload;
    private final SplitPane split = new SplitPane();
    private boolean selecting;

    /** @param payload shows the chosen message */
    HistoryPane(LeafViewModel leaf, PayloadView payload, Aside aside) {
        model = leaf.history();
        words = leaf::words;
        stored = leaf.stored();
        this.payload = payload;
        this.aside = aside;
        split.setOrientation(Orientation.VERTICAL);
        split.getStyleClass().add("plain-split");
        split.getItems().addAll(listed(), detail());
        remember(leaf);
        model.chosenProperty().subscribe(this::read);
        model.onChange(this::restore);
    }

    Node node() {
        return split;
    }

    private void remember(LeafViewModel leaf) {
        split.setDividerPositions(SplitShare.of(leaf.memory().get("history-split"), 0.45));
        split.getDividers().getFirst().positionProperty().subscribe(at -> {
            if (split.getScene() != null) {
                leaf.memory().put("history-split", SplitShare.written(at.doubleValue()));
            }
        });
    }

    private Node listed() {
        list.setId("subjects-history");
        list.setAccessibleText("Messages of this subject, newest first");
        list.setItems(model.lines());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.getStyleClass().addAll("history-list", "dense");
        list.setCellFactory(view -> new HistoryCell(words));
        list.setPlaceholder(new EmptyState("fas-history", "No messages here",
                "None was heard that is still kept. If a stream holds some, they can be read below."));
        list.getSelectionModel().getSelectedItems()
                .addListener((ListChangeListener<HistoryLine>) change -> selected());
        list.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && !list.getSelectionModel().isEmpty()) {
                list.getSelectionModel().clearSelection();
                key.consume();
            }
        });
        var box = new VBox(list, foot());
        VBox.setVgrow(list, Priority.ALWAYS);
        return box;
    }

    private Node foot() {
        var state = Parts.paragraph("", "caption");
        state.setId("subjects-history-state");
        state.textProperty().bind(model.stateProperty());
        Hyperlink newer = Parts.link("subjects-history-newer", "");
        newer.textProperty().bind(model.newerProperty());
        newer.setAccessibleText("Show the newer messages");
        newer.setOnAction(click -> list.getSelectionModel().clearSelection());
        model.newerProperty().subscribe(text -> Parts.present(newer, !text.isEmpty()));
        var older = Parts.paragraph("", "caption");
        older.setId("subjects-history-older");
        older.textProperty().bind(stored.olderProperty());
        var why = Parts.paragraph("", "caption");
        why.setId("subjects-history-why");
        why.textProperty().bind(stored.stateProperty());
        stored.stateProperty().subscribe(text -> Parts.present(why, !text.isEmpty()));
        stored.olderProperty().subscribe(text -> Parts.present(older, !text.isEmpty()));
        var load = Parts.button("subjects-load-older", "fas-history", "Load older", "small-button");
        load.setOnAction(click -> stored.loadOlder());
        load.disableProperty().bind(stored.busyProperty().or(stored.loadableProperty().not()));
        var words = new VBox(2, Parts.row(state, Parts.grow(), newer), older, why);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var foot = Parts.row(words, load);
        foot.getStyleClass().add("history-foot");
        foot.setMinHeight(Region.USE_PREF_SIZE);
        return foot;
    }

    private Node detail() {
        var changes = new ChangesPane(model);
        var group = new ToggleGroup();
        var message = choice("subjects-history-message", "Message", group);
        var difference = choice("subjects-history-difference", "Difference", group);
        var body = new StackPane(payload, changes.node());
        VBox.setVgrow(body, Priority.ALWAYS);
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                group.selectToggle(before); // one of the two is always shown
            }
        });
        difference.selectedProperty().subscribe(on -> {
            Parts.present(changes.node(), on);
            Parts.present(payload, !on);
        });
        message.setSelected(true);
        model.comparedProperty().subscribe(text -> {
            if (list.getSelectionModel().getSelectedItems().size() == 2) {
                difference.setSelected(true);
            }
        });
        var segments = Parts.row(message, difference);
        segments.getStyleClass().add("segments");
        var head = Parts.row(segments);
        head.getStyleClass().add("history-choice");
        return new VBox(head, body);
    }

    private static ToggleButton choice(String id, String text, ToggleGroup group) {
        var button = new ToggleButton(text);
        button.setId(id);
        button.getStyleClass().add("quiet");
        button.setToggleGroup(group);
        return button;
    }

    private void selected() {
        if (!selecting && !model.changing()) {
            var messages = new ArrayList<HistoryMessage>();
            for (var line : list.getSelectionModel().getSelectedItems()) {
                if (line instanceof HistoryLine.Message one) {
                    messages.add(one.message());
                }
            }
            model.pick(messages);
        }
    }

    /** The list has new lines: what was chosen is chosen again where it stands now. */
    private void restore() {
        var chosen = model.picked();
        if (chosen.isEmpty()) {
            return;
        }
        selecting = true;
        list.getSelectionModel().clearSelection();
        for (int n = 0; n < model.lines().size(); n++) {
            if (model.lines().get(n) instanceof HistoryLine.Message one
                    && chosen.stream().anyMatch(one.message()::same)) {
                list.getSelectionModel().select(n);
            }
        }
        selecting = false;
        if (list.getSelectionModel().isEmpty()) {
            model.pick(List.of());
        }
    }

    private void read(@Nullable HistoryMessage message) {
        if (message == null) {
            payload.clear("No message chosen", "Choose one to read it, two to see what differs.");
        } else {
            payload.read(message.arrival(), true, aside);
        }
    }
}
