package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the lag is going, by least squares over a window of samples.
 *
 * @param slope messages per second, growing is positive; exactly 0 inside the dead band: a change over the window of less
 *     than {@value #LEAST_MESSAGES} messages or 5 % of the lag, or a slope within twice its own standard error
 */
public record Trend(double slope) {

    private static final double LEAST_MESSAGES = 5;
    private static final double LEAST_SHARE = 0.05;
    private static final double SURE = 2;

    /** Of samples in the order of their times; null if they are too few or at one moment. */
    public static @Nullable Trend of(List<ConsumerSample> samples) {
        int n = samples.size();
        if (n < 3) {
            return null;
        }
        var x = new double[n];
        var y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = seconds(samples.getFirst(), samples.get(i));
            y[i] = samples.get(i).lag();
        }
        double span = x[n - 1];
        return span <= 0 ? null : new Trend(steadied(x, y, span));
    }

    private static double steadied(double[] x, double[] y, double span) {
        double meanX = mean(x);
        double meanY = mean(y);
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        double slope = xy / xx;
        double left = 0;
        for (int i = 0; i < x.length; i++) {
            double off = y[i] - meanY - slope * (x[i] - meanX);
            left += off * off;
        }
        double error = Math.sqrt(left / (x.length - 2) / xx);
        double least = Math.max(LEAST_MESSAGES, LEAST_SHARE * meanY);
        return Math.abs(slope) * span < least || Math.abs(slope) < SURE * error ? 0 : slope;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double seconds(ConsumerSample from, ConsumerSample to) {
        return Duration.between(from.time(), to.time()).toNanos() / 1e9;
    }

    /** Seconds until nothing is left if it goes on like this: 0 when nothing is, null when it does not shrink. */
    public @Nullable Double secondsToDrain(long lag) {
        if (lag == 0) {
            return 0.0;
        }
        return slope < 0 ? lag / -slope : null;
    }
}
