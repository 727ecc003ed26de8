package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.Crossing;
import claudoom.monitor.feature.lag.model.Limit;
import claudoom.monitor.feature.lag.model.Measure;
import claudoom.monitor.feature.lag.model.PastLag.Series;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.TimeChart;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Limits of consumers in words, and as lines of the chart. */
public final class LagLimits {

    private static final String LIMIT = ", limit ";
    private static final String WAS = ", was over the limit ";

    private LagLimits() {}

    /** As in "1,204 pending, limit 1,000" or "930 pending, was over the limit 1,000"; empty if none is passed. */
    public static String words(List<Crossing> passed) {
        return passed.stream().map(LagLimits::words).collect(Collectors.joining("; "));
    }

    /** As in "Over its limit: 1,204 pending, limit 1,000."; of what is all back: "Back under its limit just now: …". */
    static String sentence(List<Crossing> passed) {
        var over = passed.stream().filter(one -> one.limit().passedBy(one.value())).toList();
        return over.isEmpty()
                ? "Back under its limit just now: "
                        + words(passed).replace(WAS, LIMIT) + "."
                : "Over its limit: " + words(passed) + ".";
    }

    /** A limit counts as passed for a while after the number is back; then that is said. */
    private static String words(Crossing one) {
        var measure = one.limit().measure();
        var relation = one.limit().passedBy(one.value()) ? LIMIT : WAS;
        return measure.time()
                ? measure.word().replace("seconds", span(one.value())) + relation + span(one.limit().value())
                : Figures.count(Math.round(one.value())) + " " + measure.word() + relation
                        + Figures.count(Math.round(one.limit().value()));
    }

    private static String span(double seconds) {
        return Figures.age(Duration.ofMillis(Math.round(seconds * 1e3)));
    }

    /** The limits of one consumer for the lines that are shown of it. */
    static List<TimeChart.Limit> of(LagRow row, Collection<Series> lines) {
        return row.shown().outlook().limits().stream().filter(limit -> {
            var series = series(limit.measure());
            return series != null && lines.contains(series);
        }).map(limit -> line(limit, "")).toList();
    }

    /** The limits of that number of several consumers; whose they are is said if they differ. */
    static List<TimeChart.Limit> compared(List<LagRow> rows, Series number) {
        var all = new LinkedHashMap<Limit, String>();
        for (var row : rows) {
            row.shown().outlook().limits().stream().filter(limit -> series(limit.measure()) == number)
                    .forEach(limit -> all.merge(limit, String.valueOf(row.consumerProperty().get()),
                            (some, more) -> some + ", " + more));
        }
        boolean same = all.keySet().stream().mapToDouble(Limit::value).distinct().count() <= 1;
        return same
                ? all.keySet().stream().limit(1).map(limit -> line(limit, "")).toList()
                : all.entrySet().stream().map(each -> line(each.getKey(), " · " + each.getValue())).toList();
    }

    private static TimeChart.Limit line(Limit limit, String whose) {
        return new TimeChart.Limit(limit.value(), "limit " + Figures.count(Math.round(limit.value())) + " "
                + limit.measure().word() + whose);
    }

    /** Null for what is no line of the chart. */
    private static @Nullable Series series(Measure measure) {
        return switch (measure) {
            case PENDING -> Series.PENDING;
            case LAG -> Series.LAG;
            case ACK_PENDING -> Series.ACK_PENDING;
            case REDELIVERED -> Series.REDELIVERED;
            case WAITING -> Series.WAITING;
            case LAST_DELIVERY, LAST_ACK -> null;
        };
    }
}
