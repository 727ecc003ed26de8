package claudoom.monitor.feature.lag.model;

import claudoom.monitor.feature.lag.model.PastLag.Series;
import claudoom.monitor.terms.CsvField;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The numbers of a chart as CSV: a line for each moment of each consumer; what is not known stays empty. */
public final class PlotCsv {

    private static final List<Series> ALL = List.of(Series.values());
    private static final int EACH = 3;
    private static final String[] PARTS = {"", "_min", "_max"};

    private PlotCsv() {}

    /** @return how many lines there are besides the heads */
    public static long write(Collection<Plot> plots, long from, long to, OutputStream out) throws IOException {
        var head = new StringBuilder("time,stream,consumer");
        for (var series : ALL) {
            for (var part : PARTS) {
                head.append(',').append(series.name().toLowerCase(Locale.ROOT)).append(part);
            }
        }
        put(out, head);
        long written = 0;
        for (var plot : plots) {
            for (var entry : table(plot, from, to).entrySet()) {
                put(out, line(plot, entry.getKey(), entry.getValue()));
                written++;
            }
        }
        return written;
    }

    private static Map<Long, double[]> table(Plot plot, long from, long to) {
        var table = new TreeMap<Long, double[]>();
        plot.lines().forEach((series, line) -> {
            for (int i = 0; i < line.times().length; i++) {
                long at = line.times()[i];
                if (at >= from && at <= to && !Double.isNaN(line.last()[i])) {
                    var row = table.computeIfAbsent(at, any -> unknown());
                    int place = ALL.indexOf(series) * EACH;
                    row[place] = line.last()[i];
                    row[place + 1] = line.lows()[i];
                    row[place + 2] = line.highs()[i];
                }
            }
        });
        return table;
    }

    private static double[] unknown() {
        var row = new double[ALL.size() * EACH];
        Arrays.fill(row, Double.NaN);
        return row;
    }

    private static StringBuilder line(Plot plot, long at, double[] row) {
        var line = new StringBuilder(CsvField.of(Instant.ofEpochMilli(at).toString())).append(',')
                .append(CsvField.of(plot.id().stream())).append(',').append(CsvField.of(plot.id().consumer()));
        for (double value : row) {
            line.append(',').append(Double.isNaN(value) ? "" : number(value));
        }
        return line;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static void put(OutputStream out, StringBuilder line) throws IOException {
        out.write(line.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }
}
