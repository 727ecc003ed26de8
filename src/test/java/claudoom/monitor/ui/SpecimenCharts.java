package claudoom.monitor.ui;

import static claudoom.monitor.ui.Parts.card;
import static claudoom.monitor.ui.Parts.cardHead;
import static claudoom.monitor.ui.Parts.label;

import claudoom.monitor.ui.TimeChart.Content;
import claudoom.monitor.ui.TimeChart.Gap;
import claudoom.monitor.ui.TimeChart.Limit;
import claudoom.monitor.ui.TimeChart.Mark;
import claudoom.monitor.ui.TimeChart.Series;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import javafx.scene.Parent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Time charts: a story with gap, limit and marks; eight lines; noise with a spike; the odd ones. */
final class SpecimenCharts {

    static final long HOUR = 3_600_000;
    static final long FROM =
            LocalDateTime.of(2026, 11, 3, 18, 42).atZone(ZoneId.systemDefault()).toInstant().toEpochMilli();
    static final long TO = FROM + HOUR;

    private SpecimenCharts() {}

    static Parent page() {
        var story = new TimeChart("story");
        story.show(story());
        story.point(FROM + HOUR / 4);
        var legend = new ChartLegend(story);
        legend.refresh();
        var eight = chart("eight", Content.of(lines(8, 360, 0.02), FROM, TO));
        var noise = chart("noise", Content.of(List.of(spike(noise(1, 3600, 0.9))), FROM, TO));
        var one = chart("one",
                new Content(List.of(new Series("lag", 1, new long[] {FROM + HOUR / 2}, new double[] {7})), FROM, TO,
                        List.of(new Limit(1000, "limit 1,000")), List.of(), List.of(), false));
        var log = chart("log",
                new Content(lines(2, 360, 0.5), FROM - 3 * 24 * HOUR, TO, List.of(), List.of(), List.of(), true));
        var none = chart("none", Content.of(List.of(), TO - 20_000, TO));
        var top = card(cardHead("fas-chart-line", "death-processor", legend), story);
        VBox.setVgrow(story, Priority.ALWAYS);
        VBox.setVgrow(top, Priority.ALWAYS);
        var page = Parts.stack(top,
                SpecimenParts.columns(titled("eight lines", eight), titled("noise and one spike", noise)),
                SpecimenParts.columns(titled("one sample, limit far above", one), titled("logarithmic, days", log),
                        titled("nothing", none)));
        return page;
    }

    private static VBox titled(String title, TimeChart chart) {
        VBox.setVgrow(chart, Priority.ALWAYS);
        chart.setPrefHeight(170);
        return card(cardHead("fas-chart-line", title, label("per second", "caption")), chart);
    }

    private static TimeChart chart(String id, Content content) {
        var chart = new TimeChart(id);
        chart.show(content);
        return chart;
    }

    private static Content story() {
        var pending = series("pending", 2, 360,
                t -> gap(t, t < 0.45
                        ? 60 + 820 * Math.exp(-Math.pow((t - 0.3) / 0.09, 2))
                        : 60 + 1150 * (t - 0.45) / 0.5));
        var lag = series("lag", 1, 360, t -> pending.values()[(int) Math.round(t * 359)] + 30);
        var unacked = series("ack pending", 3, 360, t -> gap(t, 30 + 8 * Math.sin(t * 60)));
        var again = series("redelivered", 4, 360, t -> gap(t, t < 0.45 ? 4 : 4 + Math.floor((t - 0.45) * 95)));
        return new Content(List.of(lag, pending, unacked, again), FROM, TO, List.of(new Limit(1000, "limit 1,000")),
                List.of(new Mark(FROM + (long) (0.817 * HOUR), "paused 19:31"),
                        new Mark(FROM + (long) (0.83 * HOUR), "resumed 19:32"),
                        new Mark(FROM, "generation 4")),
                List.of(new Gap(FROM + (long) (0.66 * HOUR), FROM + (long) (0.72 * HOUR), "not observed")), false);
    }

    private static double gap(double t, double value) {
        return t > 0.66 && t < 0.72 ? Double.NaN : value;
    }

    static Series series(String name, int slot, int samples, DoubleUnaryOperator value) {
        return new Series(name, slot,
                IntStream.range(0, samples).mapToLong(i -> FROM + HOUR * i / (samples - 1)).toArray(),
                IntStream.range(0, samples).mapToDouble(i -> value.applyAsDouble(i / (samples - 1.0))).toArray());
    }

    static List<Series> lines(int count, int samples, double roughness) {
        var lines = new ArrayList<Series>();
        for (int i = 1; i <= count; i++) {
            int slot = i;
            var dice = new Random(slot);
            lines.add(series("series " + slot, slot, samples,
                    t -> slot * 1000 + 400 * Math.sin(t * 9 + slot) + 4000 * roughness * dice.nextDouble()));
        }
        return lines;
    }

    static Series noise(int slot, int samples, double height) {
        var dice = new Random(slot);
        return series("noise " + slot, slot, samples, t -> 5000 * (1 - height * dice.nextDouble()));
    }

    private static Series spike(Series noise) {
        noise.values()[noise.values().length / 3] = 9000;
        return noise;
    }
}
