package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the lag is going, by least squares over a window of samples.
 *
 * @param slope messages per second, growing is positive; exactly 0 inside the dead band: a change over the window of less
 *     than {@value #LEAST_MESSAGES} messages or 5 % of the lag, or a slope within twice its own standard error
 * @param error standard error of the slope
 * @param seconds how much time the samples span
 * @param uneven whether a line says little about how the lag goes: it explains less than {@value #LEAST_EXPLAINED} of the
 *     changes, as when the lag goes up and down, or more than half of all movement was one step
 */
public record Trend(double slope, double error, double seconds, boolean uneven) {

    static final double SURE = 2;
    private static final double LEAST_MESSAGES = 5;
    private static final double LEAST_SHARE = 0.05;
    static final double LEAST_EXPLAINED = 0.8;
    private static final double MOST_IN_ONE_STEP = 0.5;
    /** With fewer samples one of the steps is easily half of all. */
    private static final int ENOUGH_FOR_STEPS = 6;

    /** Of samples in the order of their times; null if they are too few or at one moment. */
    public static @Nullable Trend of(List<ConsumerSample> samples) {
        int n = samples.size();
        if (n >= Fit.FEWEST && flat(samples)) {
            double span = seconds(samples.getFirst(), samples.getLast());
            return span <= 0 ? null : new Trend(0, 0, span, false);
        }
        var x = new double[n];
        var y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = seconds(samples.getFirst(), samples.get(i));
            y[i] = samples.get(i).lag();
        }
        var fit = Fit.of(x, y);
        return fit == null
                ? null
                : new Trend(steadied(fit), fit.error(), fit.span(),
                        fit.explained() < LEAST_EXPLAINED || oneStep(y));
    }

    /** Most consumers, most of the time. */
    private static boolean flat(List<ConsumerSample> samples) {
        long lag = samples.getFirst().lag();
        for (var sample : samples) {
            if (sample.lag() != lag) {
                return false;
            }
        }
        return true;
    }

    private static boolean oneStep(double[] y) {
        double all = 0;
        double largest = 0;
        for (int i = 1; i < y.length; i++) {
            double step = Math.abs(y[i] - y[i - 1]);
            all += step;
            largest = Math.max(largest, step);
        }
        return y.length >= ENOUGH_FOR_STEPS && largest > MOST_IN_ONE_STEP * all;
    }

    private static double seconds(ConsumerSample from, ConsumerSample to) {
        return Duration.between(from.time(), to.time()).toNanos() / 1e9;
    }

    private static double steadied(Fit fit) {
        double least = Math.max(LEAST_MESSAGES, LEAST_SHARE * fit.mean());
        double slope = fit.slope();
        return Math.abs(slope) * fit.span() < least || Math.abs(slope) < SURE * fit.error() ? 0 : slope;
    }

    /** Seconds until nothing is left if it goes on like this: 0 when nothing is, null when it does not shrink. */
    public @Nullable Double secondsToDrain(long lag) {
        if (lag == 0) {
            return 0.0;
        }
        return slope < 0 ? lag / -slope : null;
    }

    /** The same with how sure it is. */
    public @Nullable Drain drain(long lag) {
        var seconds = secondsToDrain(lag);
        return seconds == null ? null : Drain.of(seconds, lag, this);
    }
}
