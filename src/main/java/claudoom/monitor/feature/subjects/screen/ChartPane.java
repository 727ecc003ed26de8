package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.screen.ChartViewModel.Shown;
import claudoom.monitor.feature.subjects.screen.ChartViewModel.Span;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.ChartLegend;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.TimeChart;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The charted numbers of a subject, and what can be charted. */
final class ChartPane {

    private static final int LONGEST_NAME = 60;

    private final ChartViewModel model;
    private final StoredViewModel stored;
    private final TimeChart chart = new TimeChart("subjects-chart");
    private final ChartLegend legend = new ChartLegend(chart);
    private final EmptyState nothing = new EmptyState("fas-chart-line", "No number charted",
            "Click a number in the value, or choose one of the newest message above.");
    private final Label scales = Parts.id(Parts.paragraph("", "caption"), "subjects-chart-scales");
    private final VBox drawn = new VBox(chart, legend, scales);
    private final VBox node;

    /** @param numbers pointers of the numbers in the newest message, asked when the menu opens */
    ChartPane(LeafViewModel leaf, Supplier<List<String>> numbers) {
        model = leaf.charts();
        stored = leaf.stored();
        chart.setMinHeight(120);
        VBox.setVgrow(chart, Priority.ALWAYS);
        legend.removable("subjects-chart-remove",
                at -> model.remove(model.shownProperty().get().lines().get(at).what()));
        drawn.getStyleClass().add("leaf-body");
        var body = new StackPane(nothing, drawn);
        VBox.setVgrow(body, Priority.ALWAYS);
        node = new VBox(8, actions(numbers), body, foot());
        node.getStyleClass().add("leaf-chart");
        model.shownProperty().subscribe(this::show);
    }

    Node node() {
        return node;
    }

    private Node actions(Supplier<List<String>> numbers) {
        var add = new MenuButton("Add", Parts.icon("fas-plus"));
        add.setId("subjects-chart-add");
        add.getStyleClass().add("quiet");
        add.setAccessibleText("Add a number of the newest message");
        add.getItems().add(new MenuItem("…"));
        add.setOnShowing(opening -> offer(add, numbers.get()));
        var span = new ChoiceBox<Span>();
        span.setId("subjects-chart-span");
        span.setAccessibleText("Time shown");
        span.getItems().setAll(Span.values());
        span.setConverter(new StringConverter<>() {
            @Override
            public String toString(Span value) {
                return value == null ? "" : value.word();
            }

            @Override
            public Span fromString(String text) {
                return Span.ALL;
            }
        });
        span.setValue(model.span());
        span.setPrefWidth(84);
        span.setOnAction(chosen -> model.show(span.getValue()));
        var load = Parts.button("subjects-chart-load", "fas-database", "Load older", "small-button");
        Parts.tip(load, "Reads the readings before these from the stream");
        load.setOnAction(click -> stored.loadOlder());
        load.disableProperty().bind(stored.busyProperty().or(stored.loadableProperty().not()));
        var row = new FlowPane(8, 8, add, span, load);
        row.getStyleClass().add("leaf-body");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void offer(MenuButton menu, List<String> pointers) {
        var items = new ArrayList<MenuItem>();
        for (var pointer : pointers) {
            var item = new MenuItem(Visible.line(pointer.isEmpty() ? "the value itself" : pointer, LONGEST_NAME));
            item.setMnemonicParsing(false);
            item.setOnAction(click -> model.chart(pointer));
            items.add(item);
        }
        if (items.isEmpty()) {
            var none = new MenuItem("No number in the newest message");
            none.setDisable(true);
            items.add(none);
        }
        menu.getItems().setAll(items);
    }

    private Node foot() {
        var state = Parts.paragraph("", "caption");
        state.setId("subjects-chart-state");
        state.textProperty().bind(model.stateProperty());
        model.stateProperty().subscribe(text -> Parts.present(state, !text.isEmpty()));
        var older = Parts.paragraph("", "caption");
        older.setId("subjects-chart-older");
        older.textProperty().bind(stored.olderProperty());
        stored.olderProperty().subscribe(text -> Parts.present(older, !text.isEmpty()));
        var foot = new VBox(2, state, older);
        foot.getStyleClass().add("leaf-body");
        return foot;
    }

    private void show(Shown shown) {
        boolean any = !shown.lines().isEmpty();
        Parts.present(nothing, !any);
        Parts.present(drawn, any);
        var series = new ArrayList<TimeChart.Series>();
        for (var line : shown.lines()) {
            series.add(new TimeChart.Series(Visible.line(line.word(), LONGEST_NAME), series.size() + 1,
                    line.points().times(), line.points().values()));
        }
        chart.show(TimeChart.Content.of(series, shown.from(), Math.max(shown.from() + 1, shown.to())));
        legend.refresh();
        scales.setText(FlatLines.words(shown.lines()));
        Parts.present(scales, !scales.getText().isEmpty());
    }
}
