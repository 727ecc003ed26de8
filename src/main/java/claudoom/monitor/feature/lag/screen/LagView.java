package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.ui.Banner;
import claudoom.monitor.ui.Chip;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.FilterField;
import claudoom.monitor.ui.InView;
import claudoom.monitor.ui.ListPhase;
import claudoom.monitor.ui.LoadingState;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import claudoom.monitor.ui.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Which consumer falls behind, since when, and why: the table, the history of what is selected, the reason in words. */
public final class LagView extends VBox {

    /** While nothing urgent happens the order follows the numbers this slowly, and never under the pointer. */
    private static final Duration RESORT = Duration.ofSeconds(10);

    private static final KeyCombination EXPORT = KeyCombination.keyCombination("Shortcut+E");
    /** More rows than are seen in a window of usual height. */
    private static final int MOST_IN_SIGHT = 40;

    private final LagViewModel model;
    private final FilterField filter = Parts.filterField("lag-filter", "Filter consumers");
    private final Button openPage = Parts.button("lag-open", "fas-id-card", "Consumer…");
    private final Button limits = Parts.button("lag-limits-open", "fas-tachometer-alt", "Limits…");
    private final Chip attention = Parts.chip("fas-exclamation-triangle", "", Role.WARN);
    private final Banner banner = new Banner("lag-banner");
    private final EmptyState nothing = new EmptyState("fas-hourglass-half", "", "");
    private final LoadingState loading = new LoadingState("lag-loading", "Asking for the consumers of all streams", "");
    private final TableView<LagRow> table;
    private final LagChart chart;
    private final Node pane;
    private final SplitPane split;
    private Instant sorted = Instant.EPOCH;

    public LagView(LagViewModel model) {
        this(model, new LagParts(model));
    }

    /** @param parts those that are not made yet are made now */
    public LagView(LagViewModel model, LagParts parts) {
        this.model = model;
        setId("lag");
        getStyleClass().addAll("screen", "stack");
        table = parts.table();
        chart = parts.chart();
        pane = tablePane();
        split = new SplitPane(pane, chart);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.47);
        split.getStyleClass().add("lag-split");
        nothing.setId("lag-empty");
        nothing.getStyleClass().add("card");
        loading.getStyleClass().add("card");
        var middle = new StackPane(loading, nothing, split);
        VBox.setVgrow(middle, Priority.ALWAYS);
        split.setMinHeight(0); // under banners in a low window the chart gives way
        middle.setMinHeight(0);
        getChildren().addAll(toolbar(), banner, middle);
        follow();
    }

    /** From now on Enter, a double click and a button open the page of the selected consumer. */
    public void onOpen(Consumer<ConsumerId> open) {
        Tables.onOpen(table, row -> open.accept(row.id()));
        openPage.setOnAction(pressed -> {
            var row = table.getSelectionModel().getSelectedItem();
            if (row != null) {
                open.accept(row.id());
            }
        });
        openPage.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        Parts.present(openPage, true);
    }

    /** From now on L, a button and the menu of a row open the limits of the selected consumer. */
    public void onLimits(Consumer<ConsumerId> open) {
        Runnable selected = () -> {
            var row = table.getSelectionModel().getSelectedItem();
            if (row != null) {
                open.accept(row.id());
            }
        };
        table.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (Keystroke.plain(key, KeyCode.L)) {
                selected.run();
                key.consume();
            }
        });
        limits.setOnAction(pressed -> selected.run());
        limits.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        Parts.tip(limits, "Limits of the selected consumer   L");
        Parts.present(limits, true);
        var page = new MenuItem("Consumer…", Parts.icon("fas-id-card"));
        page.setId("lag-menu-open");
        page.setOnAction(chosen -> openPage.fire());
        var change = new MenuItem("Limits…", Parts.icon("fas-tachometer-alt"));
        change.setId("lag-menu-limits");
        change.setOnAction(chosen -> selected.run());
        var menu = new ContextMenu(page, change);
        menu.setId("lag-menu");
        table.setContextMenu(menu);
    }

    private Node toolbar() {
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.reachableFrom(this);
        attention.setId("lag-attention");
        var ask = Parts.iconButton("lag-ask", "fas-sync-alt", "Ask again");
        ask.setOnAction(pressed -> model.askNow());
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.F5) {
                model.askNow();
                key.consume();
            } else if (EXPORT.match(key)) {
                chart.save();
                key.consume();
            }
        });
        Parts.present(openPage, false);
        Parts.present(limits, false);
        return Parts.row(filter, attention, Parts.grow(), limits, openPage, ask);
    }

    private Node tablePane() {
        var counts = Parts.label("", "caption");
        counts.setId("lag-counts");
        counts.textProperty().bind(model.countsProperty());
        var age = Parts.number("", "caption");
        age.setId("lag-age");
        age.textProperty().bind(model.ageProperty());
        VBox.setVgrow(table, Priority.ALWAYS);
        table.setMinHeight(32 + 3 * 30);
        return Parts.pane(table, Parts.foot(counts, Parts.grow(), age));
    }

    private void follow() {
        table.getSelectionModel().getSelectedItems()
                .addListener((ListChangeListener<LagRow>) change -> chart.choose(selected()));
        model.nowProperty().subscribe(now -> {
            if (Duration.between(sorted, now).compareTo(RESORT) >= 0) {
                resort();
            }
            chart.refresh();
            model.sees(inSight());
        });
        model.orderProperty().subscribe(change -> {
            resort();
            select();
        });
        model.wantedProperty().subscribe(id -> select());
        model.phaseProperty().subscribe(phase -> say());
        model.troubleProperty().subscribe(trouble -> say());
        model.attentionProperty().subscribe(count -> attend());
    }

    /** The rows that can be seen, and the selected ones, whose history is drawn. */
    private Set<ConsumerId> inSight() {
        var seen = new LinkedHashSet<ConsumerId>();
        selected().forEach(row -> seen.add(row.id()));
        int first = Math.max(0, InView.first(table));
        int last = Math.min(table.getItems().size(), Math.max(first + MOST_IN_SIGHT, InView.last(table)));
        table.getItems().subList(Math.min(first, last), last).forEach(row -> seen.add(row.id()));
        return seen;
    }

    /** Without the nulls that the selection of a table holds for a moment while rows go. */
    private List<LagRow> selected() {
        return table.getSelectionModel().getSelectedItems().stream().filter(row -> row != null).toList();
    }

    private void resort() {
        if (!table.isHover()) {
            sorted = model.nowProperty().get();
            Tables.resort(table);
        }
    }

    /** Whom somebody asked for, else the worst if nobody is selected. */
    private void select() {
        var id = model.wantedProperty().get();
        var row = id == null ? null : model.row(id);
        if (row != null) {
            if (!model.rows().contains(row)) {
                model.filterProperty().set("");
            }
            table.getSelectionModel().clearSelection();
            table.getSelectionModel().select(row);
            table.scrollTo(row);
            model.wantedProperty().set(null);
        } else if (selected().isEmpty() && !table.getItems().isEmpty()) {
            table.getSelectionModel().select(0);
        }
        attend();
    }

    private void attend() {
        int count = model.attentionProperty().get();
        Parts.present(attention, count > 0);
        attention.show(new Sign("fas-exclamation-triangle", "%s of %s need%s attention".formatted(Figures.count(count),
                Figures.count(model.all()), count == 1 ? "s" : ""), Role.WARN));
    }

    private void say() {
        var phase = model.phaseProperty().get();
        var trouble = model.troubleProperty().get();
        Parts.present(loading, phase == ListPhase.LOADING);
        Parts.present(nothing, phase == ListPhase.REFUSED || phase == ListPhase.EMPTY);
        Parts.present(split, phase == ListPhase.SHOWN);
        if (phase == ListPhase.REFUSED) {
            nothing.say(model.live() ? "fas-ban" : "fas-unlink", model.nothing(), trouble);
        } else if (phase == ListPhase.EMPTY) {
            nothing.say("fas-hourglass-half", "No consumers",
                    "There is no consumer on any stream of this account. As soon as one is made it stands here.");
        }
        // that there is no connection is said above all screens
        if (phase == ListPhase.SHOWN && model.live() && !trouble.isEmpty()) {
            banner.show(new Sign("fas-clock", "NOT UP TO DATE", Role.WARN), trouble);
        } else {
            banner.hide();
        }
    }
}
