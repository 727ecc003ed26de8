package claudoom.monitor.feature.subjects.screen;

import atlantafx.base.theme.Styles;
import claudoom.monitor.feature.subjects.model.LastMessage;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.Clip;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Field;
import claudoom.monitor.ui.FieldAction;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.PayloadView;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The panel beside the tree: the selected subject with its last message, or what is summed up below a branch. */
final class LeafPanel {

    private final LeafViewModel model;
    private final Aside aside;
    private final Consumer<String> openInEvents;
    private final PayloadView payload;
    private final PayloadView older;
    private final VBox message = new VBox(8);
    private final Label missing = Parts.paragraph("", "muted");
    private final TabPane tabs = new TabPane();
    private final StackPane node;
    private String read = "";

    LeafPanel(LeafViewModel model, Aside aside, Consumer<String> openInEvents, SubjectsParts parts) {
        this.model = model;
        this.aside = aside;
        this.openInEvents = openInEvents;
        payload = parts.payload();
        older = parts.older();
        var nothing = new EmptyState("fas-sitemap", "No subject selected",
                "Select one to see its last message. While one is selected nothing moves in the tree.");
        var chosen = chosen(parts);
        node = new StackPane(nothing, chosen);
        node.getStyleClass().addAll("card", "pane", "leaf-panel");
        node.setMinWidth(260);
        model.titleProperty().subscribe(title -> {
            Parts.present(chosen, !title.isEmpty());
            Parts.present(nothing, title.isEmpty());
        });
        missing.setId("subjects-missing");
        missing.textProperty().bind(model.missingProperty());
        chartable(payload);
        chartable(older);
        model.lastProperty().subscribe(this::show);
    }

    Region node() {
        return node;
    }

    void read(Readings readings, Consumer<Field> follow) {
        for (var view : List.of(payload, older)) {
            view.remember(readings);
            view.offer(FieldAction.follow("Show all with this value in Events", follow));
        }
    }

    /** Puts the keyboard into the payload, or where another tab is looked at onto the tabs. */
    void focus() {
        var forms = model.tabProperty().get() == LeafTab.VALUE ? payload.lookup("#subjects-payload-tabs") : null;
        (forms == null ? tabs : forms).requestFocus();
    }

    private VBox chosen(SubjectsParts parts) {
        tabs.setId("subjects-tabs");
        tabs.getStyleClass().add(Styles.DENSE);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        add(LeafTab.VALUE, body());
        add(LeafTab.HISTORY, parts.history().node());
        add(LeafTab.CHART, parts.chart().node());
        add(LeafTab.STORED, new StoredPane(model.stored(), () -> choose(LeafTab.HISTORY)).node());
        choose(model.tabProperty().get());
        tabs.getSelectionModel().selectedItemProperty().subscribe(tab -> {
            if (tab != null && tab.getUserData() instanceof LeafTab which) {
                model.look(which);
            }
        });
        var all = new VBox(head(), tabs, actions());
        VBox.setVgrow(tabs, Priority.ALWAYS);
        return all;
    }

    private void add(LeafTab which, Node content) {
        var tab = new Tab(which.word(), content);
        tab.setId("subjects-tab-" + which.id());
        tab.setUserData(which);
        tabs.getTabs().add(tab);
    }

    private void choose(LeafTab which) {
        tabs.getTabs().stream().filter(tab -> which.equals(tab.getUserData())).findFirst()
                .ifPresent(tabs.getSelectionModel()::select);
    }

    /** Draws the number at this place of the selected subject. */
    void chart(String pointer) {
        if (model.charts().chart(pointer)) {
            choose(LeafTab.CHART);
            tabs.requestFocus(); // else it goes to what happens to come next
        }
    }

    private void chartable(PayloadView view) {
        view.whenNumberClicked(
                FieldAction.ofNumbers("chart", "fas-chart-line", "Chart this number", field -> chart(field.pointer())));
    }

    private Node head() {
        var title = Parts.paragraph("", "card-title");
        title.setId("subjects-leaf");
        title.setMinHeight(Region.USE_COMPUTED_SIZE);
        title.setMaxHeight(54);
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // the last token says most
        title.textProperty().bind(model.titleProperty());
        var whole = new Tooltip();
        whole.setWrapText(true);
        whole.setMaxWidth(480);
        whole.textProperty().bind(model.titleProperty().map(RowWords::path));
        title.setTooltip(whole);
        var sums = Parts.paragraph("", "caption");
        sums.setId("subjects-leaf-sums");
        sums.textProperty().bind(model.sumsProperty());
        var room = Parts.paragraph("", "caption"); // what is below must not move when a figure gets longer
        room.textProperty().bind(model.longestSumsProperty());
        room.setVisible(false);
        StackPane.setAlignment(sums, Pos.TOP_LEFT);
        var head = new VBox(4, title, new StackPane(room, sums));
        head.getStyleClass().add("leaf-head");
        return head;
    }

    private Node body() {
        var facts = Parts.facts();
        facts.add("subjects-leaf-age", "Received").textProperty().bind(model.ageProperty());
        var received = facts.add("subjects-leaf-received", "At");
        received.textProperty().bind(model.receivedProperty());
        var exactly = new Tooltip();
        model.lastProperty().subscribe(
                last -> exactly.setText(last == null ? "" : Figures.exact(last.arrival().at())));
        received.setTooltip(exactly);
        facts.add("subjects-leaf-interval", "After previous").textProperty().bind(model.intervalProperty());
        facts.add("subjects-leaf-size", "Size").textProperty().bind(model.sizeProperty());
        VBox.setVgrow(payload, Priority.ALWAYS);
        var known = new VBox(8, facts, freeze());
        known.getStyleClass().add("leaf-body");
        message.getChildren().addAll(known, payload);
        missing.getStyleClass().add("leaf-body");
        StackPane.setAlignment(missing, Pos.TOP_LEFT);
        return new StackPane(message, missing);
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
        copy.setOnAction(click -> Clip.copy(model.path()));
        var command = Parts.button("subjects-copy-sub", "fas-terminal", "nats sub …", "small-button");
        command.setOnAction(click -> Clip.copy(model.natsSub()));
        Parts.tip(command, "Copy a command that listens to it");
        var publish = Parts.button("subjects-copy-pub", "fas-paper-plane", "nats pub …", "small-button");
        publish.setOnAction(click -> Clip.copy(model.sendAgainProperty().get().command()));
        Parts.tip(publish, "Copy a command that sends this message again; nothing is sent here");
        var events = Parts.button("subjects-to-events", "fas-stream", "To Events", "small-button");
        events.setOnAction(click -> openInEvents.accept(model.pattern()));
        var actions = new FlowPane(8, 8, copy, command, publish, events);
        var why = note("subjects-pub-why");
        model.sendAgainProperty().subscribe(again -> {
            publish.setDisable(again.command().isEmpty());
            why.setText(again.why());
        });
        var charted = note("subjects-chart-said");
        charted.textProperty().bind(model.charts().saidProperty());
        var foot = new VBox(6, charted, actions, why);
        foot.getStyleClass().add("leaf-actions");
        return foot;
    }

    /** A line that is there only while it says something. */
    private static Label note(String id) {
        var note = Parts.id(Parts.paragraph("", "caption"), id);
        note.textProperty().subscribe(text -> Parts.present(note, !text.isEmpty()));
        return note;
    }

    private void show(@Nullable LastMessage content) {
        Parts.present(message, content != null);
        Parts.present(missing, content == null);
        if (content != null) {
            var arrival = content.arrival();
            payload.read(arrival, !arrival.subject().equals(read), aside);
            read = arrival.subject();
        }
    }
}
