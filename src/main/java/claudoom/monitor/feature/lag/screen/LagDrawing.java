package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.PastLag;
import claudoom.monitor.feature.lag.model.Plot;
import claudoom.monitor.ui.TimeChart.Content;
import claudoom.monitor.ui.TimeChart.Gap;
import claudoom.monitor.ui.TimeChart.Limit;
import claudoom.monitor.ui.TimeChart.Mark;
import claudoom.monitor.ui.TimeChart.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes of what was read what the chart draws. */
final class LagDrawing {

    /** As many as have a colour of their own. */
    static final int MOST_LINES = 8;
    private final LagChartViewModel model;

    LagDrawing(LagChartViewModel model) {
        this.model = model;
    }

    Content of(List<LagRow> rows) {
        var view = model.viewProperty().get();
        long now = model.now();
        var series = new ArrayList<Series>();
        var gaps = new ArrayList<Gap>();
        for (var row : rows) {
            var plot = model.plots().get(row.id());
            if (plot != null && !plot.isEmpty()) {
                series.addAll(rows.size() == 1 ? parts(row, plot) : List.of(compared(row, plot, rows)));
                if (gaps.isEmpty()) {
                    gaps(row, plot, now, gaps);
                }
            }
        }
        return new Content(series, view.from(now), view.to(now), limits(rows), marks(rows), gaps,
                model.logProperty().get());
    }

    /** Whether nothing is known of them in the time that is shown. */
    boolean empty(List<LagRow> rows) {
        var view = model.viewProperty().get();
        long from = view.from(model.now());
        long to = view.to(model.now());
        return rows.stream().map(row -> model.plots().get(row.id())).noneMatch(plot -> plot != null && plot.lines()
                .values().stream().anyMatch(line -> line.times().length > 0 && line.times()[0] <= to
                        && line.times()[line.times().length - 1] >= from));
    }

    private List<Series> parts(LagRow row, Plot plot) {
        var parts = new ArrayList<Series>();
        for (var part : model.linesProperty().get()) {
            var line = plot.lines().get(part);
            if (line != null && has(row, part)) {
                parts.add(new Series(ChartWords.of(part), ChartWords.SERIES.indexOf(part) + 1, line.times(),
                        line.last(), line.lows(),
                        line.highs()));
            }
        }
        return parts;
    }

    /** Nobody asks a consumer that sends by itself. */
    static boolean has(LagRow row, PastLag.Series part) {
        return part != PastLag.Series.WAITING || !row.shown().setup().push();
    }

    private Series compared(LagRow row, Plot plot, List<LagRow> rows) {
        return series(row, plot, rows.indexOf(row) + 1);
    }

    /** The number that consumers are compared by. */
    Series series(LagRow row, Plot plot, int slot) {
        var line = plot.lines().get(model.comparedProperty().get());
        var name = String.valueOf(row.consumerProperty().get());
        return line == null
                ? new Series(name, slot, new long[0], new double[0])
                : new Series(name, slot, line.times(), line.last(), line.lows(), line.highs());
    }

    private static void gaps(LagRow row, Plot plot, long now, List<Gap> gaps) {
        plot.gaps().forEach(gap -> gaps.add(new Gap(gap[0], gap[1], "not observed")));
        long last = plot.lines().values().stream().filter(line -> line.times().length > 0)
                .mapToLong(line -> line.times()[line.times().length - 1]).max().orElse(now);
        if (row.staleProperty().get() && last < now) {
            gaps.add(new Gap(last, now, "not observed"));
        }
    }

    private List<Limit> limits(List<LagRow> rows) {
        if (!model.limitsProperty().get()) {
            return List.of();
        }
        return rows.size() == 1
                ? LagLimits.of(rows.getFirst(), model.linesProperty().get())
                : LagLimits.compared(rows, model.comparedProperty().get());
    }

    /** What happened to those that are drawn. */
    List<PastLag.Mark> happened(List<LagRow> rows) {
        var answer = model.answerProperty().get();
        var view = model.viewProperty().get();
        long now = model.now();
        return answer == null
                ? List.of()
                : answer.marks().stream().filter(mark -> rows.stream().anyMatch(row -> mark.concerns(row.id())))
                        .filter(mark -> mark.at().toEpochMilli() >= view.from(now)
                                && mark.at().toEpochMilli() <= view.to(now))
                        .sorted(Comparator.comparing(PastLag.Mark::at)).toList();
    }

    /** The limit of the number that consumers are compared by. */
    List<Limit> limit(LagRow row) {
        return model.limitsProperty().get()
                ? LagLimits.compared(List.of(row), model.comparedProperty().get())
                : List.of();
    }

    /** What happened to one. */
    List<Mark> marks(LagRow row) {
        return marks(List.of(row));
    }

    private List<Mark> marks(List<LagRow> rows) {
        return happened(rows).stream().map(mark -> new Mark(mark.at().toEpochMilli(), ChartWords.of(mark))).toList();
    }
}
