package claudoom.monitor.feature.lag.model;

import org.jspecify.annotations.Nullable;

/**
 * A straight line through points by least squares.
 *
 * @param slope change of y for one of x
 * @param error standard error of the slope
 * @param span from the first x to the last
 * @param mean of y
 * @param explained the share of the changes of y that the line explains, 0 to 1 (r squared); 1 where y does not change
 */
record Fit(double slope, double error, double span, double mean, double explained) {

    static final int FEWEST = 3;

    /** Null if there are too few points, or all at one x. */
    static @Nullable Fit of(double[] x, double[] y) {
        int n = x.length;
        double span = n < FEWEST ? 0 : x[n - 1] - x[0];
        if (span <= 0) {
            return null;
        }
        double meanX = mean(x);
        double meanY = mean(y);
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        double slope = xy / xx;
        double left = 0;
        double all = 0;
        for (int i = 0; i < n; i++) {
            double off = y[i] - meanY - slope * (x[i] - meanX);
            left += off * off;
            all += (y[i] - meanY) * (y[i] - meanY);
        }
        return new Fit(slope, Math.sqrt(left / (n - 2) / xx), span, meanY, all <= 0 ? 1 : 1 - left / all);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
