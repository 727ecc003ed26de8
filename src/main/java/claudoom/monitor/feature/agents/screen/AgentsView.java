package claudoom.monitor.feature.agents.screen;

import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.Chip;
import claudoom.monitor.ui.DetailToggle;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.FilterField;
import claudoom.monitor.ui.InView;
import claudoom.monitor.ui.LoadingState;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import claudoom.monitor.ui.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Who plays, who is silent and why, what each did when, and what it answers: table, lanes and the chosen agent. */
public final class AgentsView extends VBox {

    /** While nothing urgent happens the order follows the numbers this slowly, and never under the pointer. */
    private static final Duration RESORT = Duration.ofSeconds(10);
    private static final String SPLIT = "split";

    private final AgentsViewModel model;
    private final FilterField filter = Parts.filterField("agents-filter", "Filter agents");
    private final Chip attention = Parts.chip("fas-exclamation-triangle", "", Role.WARN);
    private final EmptyState nobody = new EmptyState("fas-robot", "", "");
    private final LoadingState loading = new LoadingState("agents-loading", "Looking at the agents", "");
    private final AgentTable table;
    private final LanesPane lanes;
    private final SplitPane left;
    private final SplitPane split;
    private Instant sorted = Instant.EPOCH;
    private boolean selecting;

    public AgentsView(AgentsViewModel model, Aside aside) {
        this(model, new AgentsParts(model, aside));
    }

    /** @param parts those that are not made yet are made now */
    public AgentsView(AgentsViewModel model, AgentsParts parts) {
        this.model = model;
        setId("agents");
        getStyleClass().addAll("screen", "stack");
        table = parts.table();
        lanes = new LanesPane(model, table.node().getItems(), this::select);
        left = new SplitPane(tablePane(), lanes);
        left.setOrientation(Orientation.VERTICAL);
        left.getStyleClass().add("plain-split");
        left.setId("agents-left");
        split = new SplitPane(left, parts.pane());
        split.getStyleClass().add("plain-split");
        split.setId("agents-split");
        SplitPane.setResizableWithParent(split.getItems().getLast(), false);
        divide();
        nobody.getStyleClass().add("card");
        nobody.setId("agents-empty");
        loading.getStyleClass().add("card");
        var middle = new StackPane(loading, nobody, split);
        VBox.setVgrow(middle, Priority.ALWAYS);
        var asking = new AskTools(model, table.node());
        getChildren().addAll(toolbar(asking), asking.progress(), middle);
        follow();
    }

    private Node toolbar(AskTools asking) {
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.reachableFrom(this);
        model.matchesProperty().subscribe(filter::say);
        attention.setId("agents-attention");
        HBox.setHgrow(filter, Priority.SOMETIMES);
        filter.setMinWidth(160);
        var tools = Parts.row(filter, attention, Parts.grow());
        tools.getChildren().addAll(asking.buttons());
        tools.getChildren().addAll(table.columns(), new DetailToggle("agents-detail", split));
        return tools;
    }

    private Node tablePane() {
        var counts = Parts.label("", "caption");
        counts.setId("agents-counts");
        counts.setMinWidth(0);
        var whole = new Tooltip();
        whole.textProperty().bind(counts.textProperty());
        counts.setTooltip(whole);
        counts.textProperty().bind(model.countsProperty());
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        table.node().setMinHeight(32 + 3 * 30);
        return Parts.pane(table.node(), Parts.foot(counts, Parts.grow(), table.more()));
    }

    /** Where the dividers were when this was shown last. */
    private void divide() {
        double[] places = {0.52, 0.7};
        var last = model.memory().get(SPLIT);
        if (last != null && last.matches("0\\.\\d{1,4} 0\\.\\d{1,4}")) {
            places = Arrays.stream(last.split(" ")).mapToDouble(Double::parseDouble).toArray();
        }
        left.setDividerPositions(places[0]);
        split.setDividerPositions(places[1]);
        for (var pane : List.of(left, split)) {
            pane.getDividers().getFirst().positionProperty().subscribe((before, now) -> rememberSplit());
        }
    }

    private void rememberSplit() {
        if (split.getDividers().isEmpty() || getScene() == null) {
            return; // the detail is put away, or nobody sees it: not what the user chose
        }
        model.memory().put(SPLIT, List.of(left, split).stream()
                .map(pane -> String.format(java.util.Locale.ROOT, "%.3f",
                        Math.clamp(pane.getDividerPositions()[0], 0.05, 0.95)))
                .collect(Collectors.joining(" ")));
    }

    private void follow() {
        TableView<AgentRow> rows = table.node();
        rows.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        InView.keepSelected(rows); // asking takes a line from the table
        rows.getItems().addListener((ListChangeListener<AgentRow>) change -> lanes.draw());
        Tables.onOpen(rows, row -> model.desk().openAgent(row.id()));
        model.nowProperty().subscribe(now -> {
            if (Duration.between(sorted, now).compareTo(RESORT) >= 0) {
                resort();
            }
            say();
        });
        model.orderProperty().subscribe(change -> {
            resort();
            selectWanted();
        });
        model.wantedProperty().subscribe(wanted -> selectWanted());
        model.attentionProperty().subscribe(count -> attend());
        say();
    }

    private void chosen(@Nullable AgentRow row) {
        if (!selecting && row != null) {
            model.choose(row.id());
            lanes.draw();
        }
    }

    private void resort() {
        if (!table.node().isHover() && !lanes.isHover()) {
            sorted = model.nowProperty().get();
            selecting = true; // rows that change places are no choice of the user
            Tables.resort(table.node());
            selecting = false;
        }
    }

    private void selectWanted() {
        var id = model.wantedProperty().get();
        var row = id == null ? null : model.row(id);
        if (row != null) {
            if (!model.rows().contains(row)) {
                model.filterProperty().set("");
            }
            select(row);
            table.node().scrollTo(row);
            model.wantedProperty().set(null);
        } else if (model.chosenProperty().get() == null && !table.node().getItems().isEmpty()) {
            select(table.node().getItems().getFirst());
        } else if (table.node().getSelectionModel().isEmpty()) {
            selectChosen();
        }
    }

    /** The filter took away the row of the one whose detail stands beside the table, and gives it back. */
    private void selectChosen() {
        var chosen = model.chosenProperty().get();
        var row = chosen == null ? null : model.row(chosen);
        if (row != null && model.rows().contains(row)) {
            select(row);
            table.node().scrollTo(row);
        }
    }

    private void select(AgentRow row) {
        table.node().getSelectionModel().clearSelection();
        table.node().getSelectionModel().select(row);
    }

    private void attend() {
        int count = model.attentionProperty().get();
        Parts.present(attention, count > 0);
        attention.show(new Sign("fas-exclamation-triangle", "%s need%s somebody".formatted(Figures.count(count),
                count == 1 ? "s" : ""), Role.WARN));
    }

    private void say() {
        attend();
        sayNobody();
        Parts.present(loading, !model.loaded());
        Parts.present(nobody, model.loaded() && model.all() == 0);
        Parts.present(split, model.loaded() && model.all() > 0);
    }

    private void sayNobody() {
        if (model.desk().connected()) {
            nobody.say("fas-robot", "No agent heard yet",
                    "As soon as one sends something, or others speak of it, it stands here.");
        } else {
            nobody.say("fas-unlink", "Not connected",
                    "There is no connection to a server. As soon as there is one agents are listened for.");
        }
    }

    /** Brings the lanes up to this moment. */
    public void lanes(Instant now) {
        if (split.isVisible()) {
            lanes.show(now);
        }
    }
}
