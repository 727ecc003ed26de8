package claudoom.monitor.ui;

import claudoom.monitor.ui.TimeChart.Series;
import java.util.Arrays;

/**
 * One series brought down to one entry a pixel column: where it comes in, its lowest and highest, where it goes out. So a spike of
 * one sample survives every zoom. Reused from redraw to redraw; the neighbours just outside the range are kept as entries too,
 * so that lines run to the edge.
 */
final class PlotColumns {

    private int count;
    private double[] x = new double[0];
    private double[] first = new double[0];
    private double[] low = new double[0];
    private double[] high = new double[0];
    private double[] last = new double[0];
    private boolean[] joined = new boolean[0];
    private int column;
    private boolean pen;
    private boolean split;
    private boolean spread;
    private double lowest;
    private double highest;

    /**
     * @param times ascending, epoch milliseconds
     * @param values as many as times; NaN is a gap
     * @param width of the plot in pixels
     */
    void fill(long[] times, double[] values, long from, long to, int width) {
        fill(new Series("", 1, times, values), from, to, width);
    }

    void fill(Series series, long from, long to, int width) {
        var times = series.times();
        var values = series.values();
        spread = !Arrays.equals(series.highs(), values) || !Arrays.equals(series.lows(), values);
        count = 0;
        lowest = Double.POSITIVE_INFINITY;
        highest = Double.NEGATIVE_INFINITY;
        int size = Math.min(times.length, values.length);
        if (size == 0 || width <= 0 || to <= from) {
            return;
        }
        reserve(width + 3);
        int begin = Math.max(0, lowerBound(times, size, from) - 1);
        int end = Math.min(size, lowerBound(times, size, to + 1) + 1);
        double scale = (double) width / (to - from);
        column = Integer.MIN_VALUE;
        pen = false;
        split = false;
        for (int i = begin; i < end; i++) {
            if (Double.isNaN(values[i])) {
                pen = false;
            } else {
                take((times[i] - from) * scale, values[i], series.lows()[i], series.highs()[i], width);
            }
        }
    }

    private void take(double at, double value, double least, double most, int width) {
        int where = at < 0 ? -1 : at > width ? width + 1 : (int) at;
        if (where != column) {
            column = where;
            open(at, value, least, most, pen && !split);
            split = false;
        } else {
            add(value, least, most, where);
            split |= !pen; // a gap narrower than a pixel still breaks the line
        }
        pen = true;
        if (where >= 0 && where <= width) {
            lowest = Math.min(lowest, least);
            highest = Math.max(highest, most);
        }
    }

    private void open(double at, double value, double least, double most, boolean join) {
        x[count] = at;
        first[count] = value;
        low[count] = least;
        high[count] = most;
        last[count] = value;
        joined[count] = join;
        count++;
    }

    private void add(double value, double least, double most, int where) {
        int i = count - 1;
        x[i] = where + 0.5;
        low[i] = Math.min(low[i], least);
        high[i] = Math.max(high[i], most);
        last[i] = value;
    }

    private void reserve(int columns) {
        if (x.length < columns) {
            x = new double[columns];
            first = new double[columns];
            low = new double[columns];
            high = new double[columns];
            last = new double[columns];
            joined = new boolean[columns];
        }
    }

    /** The first index whose time is not before {@code time}. */
    static int lowerBound(long[] times, int size, long time) {
        int at = Arrays.binarySearch(times, 0, size, time);
        if (at < 0) {
            return -at - 1;
        }
        while (at > 0 && times[at - 1] == time) {
            at--;
        }
        return at;
    }

    int count() {
        return count;
    }

    /** Pixels from the left edge; below 0 or above the width for the neighbours outside. */
    double x(int i) {
        return x[i];
    }

    double first(int i) {
        return first[i];
    }

    double low(int i) {
        return low[i];
    }

    double high(int i) {
        return high[i];
    }

    double last(int i) {
        return last[i];
    }

    /** Whether a line runs from the entry before to this one; false after a gap. */
    boolean joined(int i) {
        return joined[i];
    }

    /** Nothing on either side to draw a line to: it needs a dot. */
    boolean alone(int i) {
        return !joined[i] && (i + 1 == count || !joined[i + 1]) && low[i] == high[i];
    }

    /** Whether an entry's lowest and highest are of all the time since the entry before, not of its own pixel only. */
    boolean spread() {
        return spread;
    }

    boolean anythingInside() {
        return highest >= lowest;
    }

    /** Lowest value inside the range; only if there is {@link #anythingInside()}. */
    double lowest() {
        return lowest;
    }

    double highest() {
        return highest;
    }
}
