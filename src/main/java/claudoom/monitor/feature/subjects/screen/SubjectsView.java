package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.payload.Readings;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.DetailToggle;
import claudoom.monitor.ui.Field;
import claudoom.monitor.ui.Parts;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The subjects screen: filter and actions, the tree, the selected subject beside it. Only layout and bindings live here. */
public final class SubjectsView extends VBox {

    private static final double SPLIT = 0.68;

    private final SubjectsViewModel model;
    private final SplitPane split = new SplitPane();
    private final LeafPanel panel;
    private final TreePane pane;
    private final HBox actions;
    private final EventHandler<KeyEvent> keys = this::key;
    private Subscription motion = Subscription.EMPTY;

    /** @param listensOn the patterns subscribed to, for the words of the empty screen; may be empty */
    public SubjectsView(SubjectsViewModel model, Aside aside, String listensOn, Consumer<String> openInEvents) {
        this(model, new SubjectsParts(model, aside, openInEvents), listensOn);
    }

    /** @param parts those that are not made yet are made now */
    public SubjectsView(SubjectsViewModel model, SubjectsParts parts, String listensOn) {
        this.model = model;
        getStyleClass().addAll("screen", "stack");
        panel = parts.panel();
        var table = parts.table();
        var filters = new FilterBar(model.filters(), this);
        TreeKeys.teach(model, table, panel::focus, filters::type);
        pane = parts.tree();
        pane.listensOn(listensOn);
        split.getItems().addAll(pane.node(), panel.node());
        split.setDividerPositions(model.remembered().splitOr(SPLIT));
        split.getStyleClass().add("plain-split");
        SplitPane.setResizableWithParent(panel.node(), false);
        VBox.setVgrow(split, Priority.ALWAYS);
        actions = bar(table);
        getChildren().addAll(top(filters), actions, storedNote(), split);
        keep();
        sceneProperty().subscribe(this::mindMotion);
        sceneProperty().subscribe(this::mindKeys);
    }

    /** As what payloads are read, and what shows all messages with the same value. */
    public void read(Readings readings, Consumer<Field> follow) {
        panel.read(readings, follow);
    }

    /** Chooses a subject of the tree and draws the number at this JSON pointer of its messages. */
    public void chart(int node, String pointer) {
        pane.go(node, () -> panel.chart(pointer));
    }

    /** One more action, to the right among the others. */
    public void action(Node button) {
        actions.getChildren().add(button);
    }

    /** @param patterns subscribed to, for the words of the empty screen; may be empty */
    public void listensOn(String patterns) {
        pane.listensOn(patterns);
    }

    private Node top(FilterBar filters) {
        HBox.setHgrow(filters, Priority.ALWAYS);
        var detail = new DetailToggle("subjects-detail", split);
        detail.remember(model.remembered().detailShown(), model.remembered()::detailShown);
        return Parts.row(filters, detail);
    }

    /** How the tree is looked at, and on the right what can be done. */
    private HBox bar(SubjectTable table) {
        var talkers = new ToggleButton("Top talkers", Parts.icon("fas-bullhorn"));
        talkers.setId("subjects-top");
        talkers.getStyleClass().add("quiet");
        talkers.setMinWidth(USE_PREF_SIZE);
        talkers.setOnAction(click -> model.talkers().show(talkers.isSelected()));
        model.talkers().shownProperty().subscribe(shown -> talkers.setSelected(shown));
        Parts.tip(talkers, "The 20 subjects with most messages in the chosen time, instead of the tree");
        var reorder = Parts.button("subjects-reorder", "fas-sort", "Re-order");
        reorder.textProperty().bind(model.words().reorderProperty());
        reorder.setOnAction(click -> model.reorder());
        Parts.tip(reorder,
                "Takes in new subjects and sorts again; F5 also asks streams again. Nothing moves by itself while you point at the tree");
        var stored = new ToggleButton("Stored", Parts.icon("fas-database"));
        stored.setId("subjects-show-stored");
        stored.getStyleClass().add("quiet");
        stored.setMinWidth(USE_PREF_SIZE);
        stored.setOnAction(click -> model.showStored(stored.isSelected()));
        model.streams().shownProperty().subscribe(shown -> stored.setSelected(shown));
        Parts.tip(stored, "Subjects that streams hold although nothing comes on them now");
        var bar = Parts.row(TreeBar.windows("subjects-window", model.windowProperty(), model::over),
                TreeBar.sort(model), TreeBar.columns(table.columns()), Parts.grow(), stored, talkers, reorder);
        bar.setId("subjects-actions");
        return bar;
    }

    private Node storedNote() {
        var note = Parts.paragraph("", "caption");
        note.setId("subjects-stored-note");
        note.setGraphic(Parts.icon("fas-database"));
        note.textProperty().bind(model.streams().stateProperty());
        model.streams().stateProperty().subscribe(words -> Parts.present(note, !words.isEmpty()));
        return note;
    }

    /** The divider is another one each time the detail comes back. */
    private void keep() {
        split.getDividers().forEach(this::keep);
        split.getDividers().addListener((ListChangeListener<SplitPane.Divider>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(this::keep);
            }
        });
    }

    private void keep(SplitPane.Divider divider) {
        divider.positionProperty().subscribe((from, to) -> {
            if (getScene() != null && split.isHover()) { // moved by hand, not by the window
                model.remembered().split(to.doubleValue());
            }
        });
    }

    /** Wherever in the window the keyboard is, also right after the screen was changed. */
    private void mindKeys(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.removeEventHandler(KeyEvent.KEY_PRESSED, keys);
        }
        if (now != null) {
            now.addEventHandler(KeyEvent.KEY_PRESSED, keys);
        }
    }

    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.F5) {
            model.refresh();
            key.consume();
        }
    }

    private void mindMotion(@Nullable Scene scene) {
        motion.unsubscribe();
        motion = scene == null
                ? Subscription.EMPTY
                : scene.getPreferences().reducedMotionProperty().subscribe(model::still);
    }
}
