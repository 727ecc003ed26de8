package claudoom.monitor.ui;

import claudoom.monitor.ui.TimeChart.Content;
import claudoom.monitor.ui.TimeChart.Series;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a chart says about one moment. */
final class Readings {

    /** Two samples further apart than this many usual distances leave the time between them unknown. */
    private static final double FAR = 2;

    private Readings() {}

    /** The sample nearest to a moment; NaN if it is a gap or too far away to speak for it. */
    static double valueAt(Series series, long at) {
        int nearest = nearest(series, at);
        return nearest < 0 ? Double.NaN : series.values()[nearest];
    }

    /** As the chart writes it, with the lowest and highest where the value stands for a longer time. */
    static String written(TimeChart chart, Series series, long at) {
        int nearest = nearest(series, at);
        if (nearest < 0 || Double.isNaN(series.values()[nearest])
                || !(series.lows()[nearest] < series.highs()[nearest])) {
            return chart.written(nearest < 0 ? Double.NaN : series.values()[nearest]);
        }
        return "%s (%s to %s)".formatted(chart.written(series.values()[nearest]),
                chart.written(series.lows()[nearest]), chart.written(series.highs()[nearest]));
    }

    /** The place of the sample nearest to a moment, -1 if it is too far away to speak for it. */
    private static int nearest(Series series, long at) {
        long[] times = series.times();
        int size = Math.min(times.length, series.values().length);
        if (size == 0) {
            return -1;
        }
        int right = Math.min(PlotColumns.lowerBound(times, size, at), size - 1);
        int nearest = right > 0 && at - times[right - 1] < times[right] - at ? right - 1 : right;
        double usual = size < 2 ? 0 : (double) (times[size - 1] - times[0]) / (size - 1);
        boolean outside = at < times[0] || at > times[size - 1];
        double reach = outside ? Math.max(1000, usual * FAR) : Double.MAX_VALUE;
        return Math.abs(times[nearest] - at) <= reach ? nearest : -1;
    }

    /** Words of marks near this moment and of gaps around it. */
    static List<String> words(Content content, long at, long near) {
        var words = new ArrayList<String>();
        for (var mark : content.marks()) {
            if (Math.abs(mark.at() - at) <= near) {
                words.add(mark.word());
            }
        }
        for (var gap : content.gaps()) {
            if (at >= gap.from() && at <= gap.to()) {
                words.add(gap.word());
            }
        }
        return words;
    }

    /** At least three figures where there are so many: a probability of 0.04 is not 0, a whole number stays one. */
    static String plain(double value) {
        double size = Math.abs(value);
        if (size >= 999.5 || value == Math.rint(value)) {
            return size < 9e18 ? Figures.count(Math.round(value)) : Double.toString(value);
        }
        var figures = BigDecimal.valueOf(value).round(new MathContext(3));
        var written = size < 0.0001
                ? String.format(Locale.ROOT, "%.2e", value)
                : figures.stripTrailingZeros().toPlainString();
        return written.replace('-', '\u2212');
    }
}
