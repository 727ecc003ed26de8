package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.Plot;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.ui.ChartLegend;
import claudoom.monitor.ui.ChartNavigation;
import claudoom.monitor.ui.Chip;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.SeriesSwitches;
import claudoom.monitor.ui.Sign;
import claudoom.monitor.ui.TimeChart;
import claudoom.monitor.ui.TimeView;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The history of the chosen consumers, or of all in small; and why one is as it is. */
final class LagChart extends VBox {

    /** Milliseconds; without any line only the clock goes on in it. */
    private static final long EMPTY_EVERY = 10_000;

    private final LagChartViewModel model;
    private final LagDrawing drawing;
    private final LagSmall small;
    private final TimeChart chart = new TimeChart("lag-chart");
    private final ChartLegend legend = new ChartLegend(chart);
    private final SeriesSwitches switches;
    private final Label range = Parts.number("", "caption");
    private final Label note = Parts.label("", "chart-note");
    private final Label trouble = Parts.paragraph("", "caption");
    private final LagSave save;
    private final LagMarkList marks;
    private final LagChartBar bar;
    private final VBox paper;
    private final Chip whyChip = new Chip(new Sign("fas-question-circle", "WHY", Role.OFF)).plain();
    private final Label whyWords = Parts.paragraph("");
    private final HBox why = Parts.row(whyChip, whyWords);
    private List<LagRow> selected = List.of();
    private List<LagRow> chosen = List.of();
    private long drawnAt;

    LagChart(LagViewModel screen) {
        this(screen, LagSave::askDesktop);
    }

    /** @param question asks where to save */
    LagChart(LagViewModel screen, LagSave.FileQuestion question) {
        model = screen.chart();
        drawing = new LagDrawing(model);
        small = new LagSmall(model, drawing, screen.rows(), id -> open(screen, id));
        switches = new SeriesSwitches(chart, "lag-line", ChartWords.SERIES.stream().map(ChartWords::of).toList(),
                (place, on) -> model.line(ChartWords.SERIES.get(place), on));
        save = new LagSave(this::shown, model.aside(), question);
        marks = new LagMarkList(() -> drawing.happened(drawn()), at -> {
            chart.point(at);
            small.node().point(at);
        });
        bar = new LagChartBar(model, marks.button(), save.button());
        paper = paper();
        getStyleClass().addAll("card", "history");
        trouble.setId("lag-chart-trouble");
        whyWords.setId("lag-why");
        why.getStyleClass().add("why");
        getChildren().addAll(bar, paper, trouble, save.outcome(), why);
        addEventHandler(KeyEvent.KEY_PRESSED, bar::key);
        follow();
    }

    private VBox paper() {
        chart.setMinHeight(90);
        small.node().setMinHeight(90);
        range.setId("lag-chart-time");
        note.setId("lag-chart-note");
        note.setMouseTransparent(true);
        HBox.setHgrow(switches, Priority.ALWAYS);
        HBox.setHgrow(legend, Priority.ALWAYS);
        var plots = new StackPane(chart, small.node(), note);
        VBox.setVgrow(plots, Priority.ALWAYS);
        var sheet = new VBox(Parts.row(switches, legend, Parts.grow(), range), plots);
        sheet.getStyleClass().add("chart-paper");
        VBox.setVgrow(sheet, Priority.ALWAYS);
        return sheet;
    }

    private void follow() {
        ChartNavigation.on(chart, new ChartNavigation.Sight() {
            @Override
            public TimeView view() {
                return model.viewProperty().get();
            }

            @Override
            public long now() {
                return model.now();
            }

            @Override
            public void look(TimeView view) {
                model.viewProperty().set(view);
            }
        });
        model.viewProperty().subscribe(view -> draw());
        model.linesProperty().subscribe(lines -> draw());
        model.comparedProperty().subscribe(series -> draw());
        model.logProperty().subscribe(log -> draw());
        model.limitsProperty().subscribe(limits -> draw());
        model.answerProperty().subscribe(answer -> draw());
        model.smallProperty().subscribe(on -> turn());
    }

    private static void open(LagViewModel screen, ConsumerId id) {
        screen.chart().smallProperty().set(false);
        screen.open(id);
    }

    void choose(List<LagRow> rows) {
        selected = List.copyOf(rows);
        chosen = List.copyOf(rows.subList(0, Math.min(rows.size(), LagDrawing.MOST_LINES)));
        turn();
    }

    /** Who is wanted depends on the form. */
    private void turn() {
        boolean all = model.smallProperty().get();
        Parts.present(chart, !all);
        Parts.present(small.node(), all);
        if (all) {
            small.refresh();
        } else {
            model.want(chosen.stream().map(LagRow::id).collect(Collectors.toSet()));
        }
        draw();
    }

    /** Time has passed, numbers have come. */
    void refresh() {
        boolean empty = chosen.isEmpty() && !model.smallProperty().get();
        if (!empty || Math.abs(model.now() - drawnAt) >= EMPTY_EVERY) {
            draw();
        }
    }

    /** The save menu, by key. */
    void save() {
        save.button().show();
    }

    private void draw() {
        boolean all = model.smallProperty().get();
        if (all) {
            small.refresh();
        } else {
            chart.show(drawing.of(chosen));
        }
        bar.show();
        bar.title(all ? small.title() : title(), all || chosen.size() > 1);
        legends(all);
        long now = model.now();
        drawnAt = now;
        var view = model.viewProperty().get();
        range.setText(ChartWords.range(view.from(now), view.to(now), now));
        marks.count(drawing.happened(drawn()).size());
        say(all);
        explain();
    }

    private void legends(boolean all) {
        var moment = model.viewProperty().get().follows() ? moment() : "";
        Parts.present(switches, !all && chosen.size() == 1);
        Parts.present(legend, !all && chosen.size() > 1);
        var shown = model.linesProperty().get();
        if (switches.isVisible()) {
            switches.show(ChartWords.SERIES.stream().map(shown::contains).toList(), moment);
        } else if (legend.isVisible()) {
            legend.refresh(moment);
        }
    }

    /** When the newest values were true. */
    private String moment() {
        var since = chosen.size() == 1 ? chosen.getFirst().shown().outlook().unknownSince() : null;
        boolean old = chosen.stream().anyMatch(row -> row.staleProperty().get());
        return since != null ? "at " + Figures.time(since) : old ? "last" : "now";
    }

    private String title() {
        return switch (selected.size()) {
            case 0 -> "No consumer selected";
            case 1 -> String.valueOf(selected.getFirst().consumerProperty().get());
            default -> LagSmall.capital(ChartWords.of(model.comparedProperty().get())) + " of "
                    + (selected.size() > LagDrawing.MOST_LINES ? LagDrawing.MOST_LINES + " of " : "")
                    + selected.size() + " consumers";
        };
    }

    /** What is said where nothing can be drawn, and what is missing in what is. */
    private void say(boolean all) {
        var answer = model.answerProperty().get();
        trouble.setText(answer == null ? "" : answer.problem());
        Parts.present(trouble, !trouble.getText().isEmpty());
        var words = all ? "" : missing();
        note.setText(words);
        Parts.present(note, !words.isEmpty());
    }

    private String missing() {
        if (chosen.isEmpty()) {
            return "Select consumers in the table, or press M for a small chart of each.";
        }
        if (model.pending()) {
            return "Reading…";
        }
        if (chosen.stream().allMatch(row -> row.shown().sample() == null) && drawing.empty(chosen)) {
            return "No server that leads it has answered yet, so nothing is known.";
        }
        if (drawing.empty(chosen)) {
            return "Nothing was observed in this time.";
        }
        return chosen.size() == 1 && model.linesProperty().get().isEmpty()
                ? "All lines are switched off: switch one on above."
                : "";
    }

    private void explain() {
        boolean all = model.smallProperty().get();
        var one = chosen.size() == 1 && !all ? chosen.getFirst() : null;
        var words = one == null ? "" : ConsumerHow.reason(one.shown());
        if (one != null && !words.isEmpty()) {
            var sign = LagSigns.reason(one.shown());
            whyChip.show(new Sign(sign.icon(), "WHY", sign.role()));
            sign.role().wear(why.getStyleClass());
            whyWords.setText(words);
        }
        Parts.present(why, !words.isEmpty());
    }

    private List<LagRow> drawn() {
        return model.smallProperty().get() ? small.rows() : chosen;
    }

    private LagSave.Shown shown() {
        var view = model.viewProperty().get();
        List<Plot> plots = drawn().stream().map(row -> model.plots().get(row.id())).filter(Objects::nonNull).toList();
        return new LagSave.Shown(paper, plots, view.from(model.now()), view.to(model.now()));
    }
}
