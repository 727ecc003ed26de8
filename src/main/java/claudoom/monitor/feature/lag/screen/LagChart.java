package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.LagSeries.Lines;
import claudoom.monitor.ui.ChartLegend;
import claudoom.monitor.ui.Chip;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import claudoom.monitor.ui.TimeChart;
import claudoom.monitor.ui.TimeChart.Content;
import claudoom.monitor.ui.TimeChart.Gap;
import claudoom.monitor.ui.TimeChart.Limit;
import claudoom.monitor.ui.TimeChart.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The history of the chosen consumers: every part of the lag of one, or the lags of several; and why one is as it is. */
final class LagChart extends VBox {

    private static final int MOST_LINES = 8;
    /** Pending messages that the documents call too many. */
    private static final List<Limit> LIMITS = List.of(new Limit(1_000, "limit 1,000"));
    private static final List<Duration> RANGES = List.of(Duration.ofMinutes(5), Duration.ofMinutes(15),
            Duration.ofHours(1));

    private final LagViewModel model;
    private final TimeChart chart = new TimeChart("lag-chart");
    private final ChartLegend legend = new ChartLegend(chart);
    private final Label title = Parts.label("", "card-title");
    private final MenuButton range = new MenuButton();
    private final CheckBox log = Parts.check("lag-log", "log", false);
    private final CheckBox limits = Parts.check("lag-limits", "limits", true);
    private final Chip whyChip = new Chip(new Sign("fas-question-circle", "WHY", Role.OFF)).plain();
    private final Label whyWords = Parts.paragraph("");
    private final HBox why = Parts.row(whyChip, whyWords);
    private Duration span = RANGES.getFirst();
    private List<LagRow> chosen = List.of();

    LagChart(LagViewModel model) {
        this.model = model;
        getStyleClass().addAll("card", "history");
        title.setId("lag-chart-title");
        title.setMinWidth(60);
        chart.setMinHeight(90);
        VBox.setVgrow(chart, Priority.ALWAYS);
        HBox.setHgrow(legend, Priority.ALWAYS);
        whyWords.setId("lag-why");
        why.getStyleClass().add("why");
        log.selectedProperty().subscribe(this::refresh);
        limits.selectedProperty().subscribe(this::refresh);
        ranges();
        getChildren().addAll(head(), chart, why);
        refresh();
    }

    private Node head() {
        var head = Parts.row(title, range, legend, log, limits);
        head.getStyleClass().add("card-head");
        return head;
    }

    private void ranges() {
        range.setId("lag-range");
        range.setAccessibleText("Time range");
        range.getStyleClass().add("small-button");
        range.setMinWidth(USE_PREF_SIZE);
        var group = new ToggleGroup();
        for (var choice : RANGES) {
            var item = new RadioMenuItem(words(choice));
            item.setId("lag-range-" + choice.toMinutes());
            item.setToggleGroup(group);
            item.setSelected(choice.equals(span));
            item.setOnAction(chosen -> choose(choice));
            range.getItems().add(item);
        }
        range.setText(words(span));
    }

    private void choose(Duration wanted) {
        span = wanted;
        range.setText(words(wanted));
        refresh();
    }

    private static String words(Duration span) {
        return span.toMinutes() < 60 ? span.toMinutes() + " min" : span.toHours() + " h";
    }

    void choose(List<LagRow> rows) {
        chosen = List.copyOf(rows.subList(0, Math.min(rows.size(), MOST_LINES)));
        title.setText(switch (rows.size()) {
            case 0 -> "No consumer selected";
            case 1 -> rows.getFirst().consumerProperty().get();
            default -> rows.size() > MOST_LINES
                    ? "Lag of " + MOST_LINES + " of " + rows.size() + " consumers"
                    : "Lag of " + rows.size() + " consumers";
        });
        refresh();
    }

    /** Draws what is known now. */
    void refresh() {
        var now = model.nowProperty().get();
        chart.show(content(now));
        legend.refresh();
        explain();
    }

    private Content content(Instant now) {
        var from = now.minus(span);
        var series = new ArrayList<Series>();
        var gaps = new ArrayList<Gap>();
        int slot = 1;
        for (var row : chosen) {
            var lines = model.lines(row.id(), from);
            if (lines == null || lines.times().length == 0) {
                continue;
            }
            series.addAll(chosen.size() == 1
                    ? parts(lines)
                    : List.of(new Series(String.valueOf(row.consumerProperty().get()), slot, lines.times(),
                            lines.lag())));
            slot++;
            if (gaps.isEmpty()) {
                gaps.addAll(gaps(row, lines, now));
            }
        }
        return new Content(series, from.toEpochMilli(), now.toEpochMilli(),
                limits.isSelected() ? LIMITS : List.of(), List.of(), gaps,
                log.isSelected());
    }

    private static List<Series> parts(Lines lines) {
        return List.of(new Series("lag", 1, lines.times(), lines.lag()),
                new Series("pending", 2, lines.times(), lines.pending()),
                new Series("ack pending", 3, lines.times(), lines.ackPending()),
                new Series("redelivered", 4, lines.times(), lines.redelivered()));
    }

    private static List<Gap> gaps(LagRow row, Lines lines, Instant now) {
        var gaps = new ArrayList<Gap>();
        lines.gaps().forEach(gap -> gaps.add(new Gap(gap[0], gap[1], "not observed")));
        long last = lines.times()[lines.times().length - 1];
        if (row.staleProperty().get() && last < now.toEpochMilli()) {
            gaps.add(new Gap(last, now.toEpochMilli(), "not observed"));
        }
        return gaps;
    }

    private void explain() {
        var one = chosen.size() == 1 ? chosen.getFirst() : null;
        var words = one == null ? "" : one.shown().judgement().why();
        if (one != null && !words.isEmpty()) {
            var sign = LagSigns.of(one.shown().state());
            whyChip.show(new Sign(sign.icon(), "WHY", sign.role()));
            sign.role().wear(why.getStyleClass());
            whyWords.setText(words);
        }
        Parts.present(why, !words.isEmpty());
    }
}
