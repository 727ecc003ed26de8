package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.DetailToggle;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.FilterField;
import claudoom.monitor.ui.Parts;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The subjects screen: filter and actions, the tree, the selected subject beside it. Only layout and bindings live here. */
public final class SubjectsView extends VBox {

    private final SubjectsViewModel model;
    private final SplitPane split = new SplitPane();
    private final HBox top;
    private final EmptyState nothing = new EmptyState("fas-sitemap", "", "");

    /** @param listensOn the patterns subscribed to, for the words of the empty screen; may be empty */
    public SubjectsView(SubjectsViewModel model, Aside aside, String listensOn, Consumer<String> openInEvents,
            InstantSource clock) {
        this.model = model;
        getStyleClass().addAll("screen", "stack");
        var panel = new LeafPanel(model.leaf(), aside, openInEvents);
        var table = new SubjectTable(model);
        TreeKeys.teach(model, table, panel::focus, clock);
        split.getItems().addAll(tree(table, listensOn), panel.node());
        split.setDividerPositions(0.68);
        split.getStyleClass().add("plain-split");
        SplitPane.setResizableWithParent(panel.node(), false);
        VBox.setVgrow(split, Priority.ALWAYS);
        top = top();
        getChildren().addAll(top, split);
    }

    /** One more action, to the right in the top row. */
    public void action(Node button) {
        top.getChildren().add(top.getChildren().size() - 1, button);
    }

    /** @param patterns subscribed to, for the words of the empty screen; may be empty */
    public void listensOn(String patterns) {
        nothing.say(patterns.isEmpty() ? "Nothing heard yet" : "Nothing heard on " + patterns + " yet", """
                Subjects appear as soon as messages come.
                Is the experiment running? Does --root name the first token of its subjects?""");
    }

    private HBox top() {
        FilterField filter = Parts.filterField("subjects-filter", "Text, or wildcards: a.*.b, a.>");
        filter.reachableFrom(this);
        filter.textProperty().subscribe(model::filter);
        filter.follow(model.foundProperty(), model.faultProperty());
        var reorder = Parts.button("subjects-reorder", "fas-sort", "Re-order");
        reorder.textProperty().bind(model.reorderProperty());
        reorder.setOnAction(click -> model.reorder());
        Parts.tip(reorder,
                "Takes in new subjects and sorts again; nothing moves by itself while you point at the tree");
        return Parts.row(filter, Parts.grow(), reorder, new DetailToggle("subjects-detail", split));
    }

    private Node tree(SubjectTable table, String listensOn) {
        listensOn(listensOn);
        nothing.setId("subjects-empty");
        table.node().setPlaceholder(new EmptyState("fas-filter", "No subject matches", "Change or clear the filter."));
        var foot = Parts.label("");
        foot.setId("subjects-foot");
        foot.textProperty().bind(model.footProperty());
        var stale = Parts.label("", "subjects-stale");
        stale.setId("subjects-stale");
        stale.setGraphic(Parts.icon("fas-clock"));
        stale.textProperty().bind(model.staleProperty());
        var pane = Parts.pane(new StackPane(table.node(), nothing), Parts.foot(foot, Parts.grow(), stale));
        VBox.setVgrow(pane.getChildren().getFirst(), Priority.ALWAYS);
        model.heardProperty().subscribe(heard -> {
            Parts.present(nothing, !heard);
            Parts.present(table.node(), heard);
        });
        model.staleProperty().subscribe(since -> {
            Parts.present(stale, !since.isEmpty());
            table.node().getStyleClass().remove("stale");
            if (!since.isEmpty()) {
                table.node().getStyleClass().add("stale");
            }
        });
        pane.setMinWidth(360);
        return pane;
    }
}
