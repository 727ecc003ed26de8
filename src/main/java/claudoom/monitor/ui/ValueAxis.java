package claudoom.monitor.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The upright axis: starts at zero (or lower, if a value does), ends on a round number with some air above the highest.
 *
 * @param step between two grid lines; on a logarithmic axis the number of decades
 */
record ValueAxis(double low, double high, double step, boolean log) {

    /** The highest value stays below this share of the axis. */
    private static final double AIR = 0.95;
    private static final double[] ROUND = {1, 2, 5, 10};

    /** @param lines at most so many steps, because their labels need room */
    static ValueAxis over(double lowest, double highest, int lines, boolean log) {
        double top = Double.isFinite(highest) && highest > 0 ? highest : 0;
        double floor = Double.isFinite(lowest) && lowest < 0 && !log ? lowest : 0;
        if (top == 0 && floor == 0) {
            return new ValueAxis(0, 1, 1, false);
        }
        return log ? decades(top) : linear(floor, top, Math.max(1, lines));
    }

    private static ValueAxis linear(double floor, double top, int lines) {
        double step = roundUp((top - floor) / lines);
        while (true) {
            double low = Math.floor(floor / step + 1e-9) * step;
            double high = Math.ceil(top / step - 1e-9) * step;
            if (top > 0 && top > low + (high - low) * AIR) {
                high += step;
            }
            if (Math.round((high - low) / step) <= lines || lines == 1) {
                return new ValueAxis(low, high, step, false);
            }
            step = roundUp(step * 1.01);
        }
    }

    private static ValueAxis decades(double top) {
        int n = Math.max(1, (int) Math.ceil(Math.log10(1 + top) / AIR));
        return new ValueAxis(0, Math.pow(10, n), n, true);
    }

    private static double roundUp(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double round : ROUND) {
            if (rough <= round * power * (1 + 1e-9)) {
                return round * power;
            }
        }
        return 10 * power;
    }

    /** Where a value stands, 0 at the bottom to 1 at the top; may lie outside. */
    double place(double value) {
        return log
                ? Math.log10(1 + Math.max(0, value)) / Math.log10(1 + high)
                : (value - low) / (high - low);
    }

    List<Double> ticks() {
        var ticks = new ArrayList<Double>();
        if (log) {
            ticks.add(0.0);
            for (double v = 1; v <= high; v *= 10) {
                ticks.add(v);
            }
            return ticks;
        }
        long n = Math.round((high - low) / step);
        for (long i = 0; i <= n; i++) {
            ticks.add(low + i * step);
        }
        return ticks;
    }

    /** Plain numbers with separators; from ten million on in M, G, T, which fit beside a plot. */
    String label(double value) {
        double size = Math.max(Math.abs(low), high);
        if (size >= 1e7) {
            int power = Math.min(6, (int) (Math.log10(size) / 3));
            double scaled = value / Math.pow(1000, power);
            return value == 0 ? "0" : Figures.short1(scaled) + " " + " kMGTPE".charAt(power);
        }
        if (log || step >= 1) {
            return Figures.count(Math.round(value));
        }
        int decimals = (int) Math.min(9, Math.ceil(-Math.log10(step) - 1e-9));
        return String.format(Locale.ROOT, "%." + decimals + "f", value).replace('-', '\u2212');
    }
}
