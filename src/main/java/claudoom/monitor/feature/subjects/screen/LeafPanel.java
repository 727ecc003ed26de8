package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.payload.Decoded;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The panel beside the tree: the selected subject with its last message, or what is summed up below a branch. */
final class LeafPanel {

    private static final int MOST_HEADERS = 30;
    private static final int LONGEST_HEADER = 400;

    private final LeafViewModel model;
    private final Consumer<String> openInEvents;
    private final TextArea payload = new TextArea();
    private final VBox headers = new VBox(2);
    private final Label headersTitle = Parts.label("", "caption");
    private final Label note = Parts.paragraph("", "caption");
    private final VBox message = new VBox(8);
    private final Label branchOnly =
            Parts.paragraph("No message came on exactly this subject, only below it.", "muted");
    private final StackPane node;

    LeafPanel(LeafViewModel model, Consumer<String> openInEvents) {
        this.model = model;
        this.openInEvents = openInEvents;
        var nothing = new EmptyState("fas-sitemap", "No subject selected",
                "Select one to see its last message. While one is selected nothing moves in the tree.");
        var chosen = chosen();
        node = new StackPane(nothing, chosen);
        node.getStyleClass().addAll("card", "pane", "leaf-panel");
        node.setMinWidth(260);
        model.titleProperty().subscribe(title -> {
            Parts.present(chosen, !title.isEmpty());
            Parts.present(nothing, title.isEmpty());
        });
        model.contentProperty().subscribe(this::show);
        model.headersProperty().subscribe(this::show);
    }

    Region node() {
        return node;
    }

    /** Puts the keyboard into the payload. */
    void focus() {
        payload.requestFocus();
    }

    private VBox chosen() {
        var all = new VBox(head(), body(), actions());
        VBox.setVgrow(all.getChildren().get(1), Priority.ALWAYS);
        return all;
    }

    private Node head() {
        var title = Parts.paragraph("", "card-title");
        title.setId("subjects-leaf");
        title.setMinHeight(Region.USE_COMPUTED_SIZE);
        title.setMaxHeight(54);
        title.textProperty().bind(model.titleProperty());
        var whole = new Tooltip();
        whole.setWrapText(true);
        whole.setMaxWidth(480);
        whole.textProperty().bind(model.titleProperty());
        title.setTooltip(whole);
        var sums = Parts.paragraph("", "caption");
        sums.setId("subjects-leaf-sums");
        sums.textProperty().bind(model.sumsProperty());
        var head = new VBox(4, title, sums);
        head.getStyleClass().add("leaf-head");
        return head;
    }

    private Node body() {
        var facts = Parts.facts();
        facts.add("subjects-leaf-age", "Received").textProperty().bind(model.ageProperty());
        facts.add("subjects-leaf-received", "Exactly").textProperty().bind(model.receivedProperty());
        facts.add("subjects-leaf-interval", "After previous").textProperty().bind(model.intervalProperty());
        facts.add("subjects-leaf-size", "Size").textProperty().bind(model.sizeProperty());
        payload.setId("subjects-payload");
        payload.setEditable(false);
        payload.setWrapText(true);
        payload.setAccessibleText("Payload of the last message");
        payload.getStyleClass().add("payload-text");
        payload.setMinHeight(120);
        VBox.setVgrow(payload, Priority.ALWAYS);
        headers.setId("subjects-headers");
        var scrolled = new ScrollPane(headers);
        scrolled.setFitToWidth(true);
        scrolled.setMaxHeight(120);
        scrolled.setMinHeight(0);
        scrolled.visibleProperty().bind(headersTitle.visibleProperty());
        scrolled.managedProperty().bind(headersTitle.visibleProperty());
        message.getChildren().addAll(facts, freeze(), note, payload, headersTitle, scrolled);
        message.getStyleClass().add("leaf-body");
        branchOnly.getStyleClass().add("leaf-body");
        return new StackPane(message, branchOnly);
    }

    private Node freeze() {
        CheckBox freeze = Parts.check("subjects-freeze", "Freeze", false);
        freeze.setOnAction(click -> model.freeze(freeze.isSelected()));
        model.frozenProperty().subscribe(frozen -> freeze.setSelected(frozen));
        var newer = Parts.label("", "caption");
        newer.setId("subjects-newer");
        newer.textProperty().bind(model.newerProperty());
        return Parts.row(freeze, newer);
    }

    private Node actions() {
        var copy = Parts.button("subjects-copy", "fas-copy", "Copy subject", "small-button");
        copy.setOnAction(click -> copy(model.path()));
        var command = Parts.button("subjects-copy-sub", "fas-terminal", "Copy as nats sub …", "small-button");
        command.setOnAction(click -> copy(model.natsSub()));
        var events = Parts.button("subjects-to-events", "fas-stream", "To Events", "small-button");
        events.setOnAction(click -> openInEvents.accept(model.pattern()));
        var actions = new FlowPane(8, 8, copy, command, events);
        actions.getStyleClass().add("leaf-actions");
        return actions;
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void show(@Nullable Decoded decoded) {
        Parts.present(message, decoded != null || model.hasMessage());
        Parts.present(branchOnly, !message.isVisible());
        var text = decoded == null ? "" : decoded.pretty();
        if (!text.equals(payload.getText())) {
            payload.setText(text);
        }
        payload.setPromptText(decoded != null && decoded.form() == Decoded.Form.EMPTY ? "empty payload" : "");
        note.setText(decoded == null ? "" : decoded.note());
        Parts.present(note, !note.getText().isEmpty());
    }

    private void show(Map<String, List<String>> all) {
        headersTitle.setText("Headers (" + Figures.count(all.size()) + ")");
        Parts.present(headersTitle, !all.isEmpty());
        headers.getChildren().clear();
        all.entrySet().stream().limit(MOST_HEADERS).forEach(header -> headers.getChildren().add(Parts.paragraph(
                Visible.line(header.getKey(), LONGEST_HEADER) + ": "
                        + Visible.line(String.join(", ", header.getValue()), LONGEST_HEADER),
                "header-line")));
        if (all.size() > MOST_HEADERS) {
            headers.getChildren().add(Parts.label("… " + (all.size() - MOST_HEADERS) + " more", "caption"));
        }
    }
}
