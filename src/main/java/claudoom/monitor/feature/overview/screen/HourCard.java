package claudoom.monitor.feature.overview.screen;

import claudoom.monitor.feature.overview.OverviewFeature.Happening;
import claudoom.monitor.feature.overview.OverviewFeature.Pace;
import claudoom.monitor.traffic.Gaps.Gap;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.TimeChart;
import claudoom.monitor.ui.TimeChart.Content;
import claudoom.monitor.ui.TimeChart.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Messages per second over the last hour, with what happened meanwhile. */
final class HourCard extends VBox {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long SHORTEST = Duration.ofMinutes(5).toMillis();
    /** Milliseconds; a chart of minutes does not change every second. */
    private static final long EVERY = 4_000;
    /** As long as what it shows only moves on, without anything new in it. */
    private static final long SELDOM = 20_000;

    private final TimeChart chart = new TimeChart("overview-chart");
    private final Label span = Parts.label("", "caption");
    private long drawnAt;
    private long drawnUntil;
    private double drawnRate = Double.NaN;
    private List<?> drawnBesides = List.of();

    HourCard() {
        getStyleClass().add("card");
        setId("overview-hour");
        chart.setMinHeight(80);
        VBox.setVgrow(chart, Priority.ALWAYS);
        getChildren().addAll(
                Parts.cardHead("fas-chart-line", "Messages per second", span),
                chart);
    }

    void show(Pace pace, List<Gap> gaps, List<Happening> happenings, Instant now) {
        long to = now.toEpochMilli();
        var besides = List.of(gaps, happenings);
        if (Math.abs(to - drawnAt) < (besides.equals(drawnBesides) && goesOn(pace) ? SELDOM : EVERY)) {
            return;
        }
        var rates = pace.hour();
        drawnAt = to;
        drawnUntil = pace.until();
        drawnRate = rates.length == 0 ? Double.NaN : rates[rates.length - 1];
        drawnBesides = besides;
        var times = new long[rates.length];
        long oldest = to;
        for (int n = 0; n < rates.length; n++) {
            times[n] = pace.until() - (rates.length - 1L - n) * 1000;
            if (!Double.isNaN(rates[n])) {
                oldest = Math.min(oldest, times[n]);
            }
        }
        long from = to - Math.clamp(to - oldest, SHORTEST, HOUR);
        span.setText("last " + Figures.age(Duration.ofMillis(to - from)));
        chart.show(new Content(List.of(new Series("messages per second", 1, times, rates)), from, to, List.of(),
                happenings.stream().map(one -> new TimeChart.Mark(one.at().toEpochMilli(), one.word())).toList(),
                gaps.stream().map(gap -> new TimeChart.Gap(gap.from().toEpochMilli(),
                        gap.to() == null ? to : gap.to().toEpochMilli(), "not observed")).toList(),
                false));
    }

    /** Whether every second since the last drawing was as the last one drawn. */
    private boolean goesOn(Pace pace) {
        var rates = pace.hour();
        long seconds = Math.clamp((pace.until() - drawnUntil) / 1000, 0, rates.length);
        for (int n = rates.length - (int) seconds; n < rates.length; n++) {
            if (Double.compare(rates[n], drawnRate) != 0) {
                return false;
            }
        }
        return true;
    }
}
