package claudoom.monitor.feature.lag.model;

import org.jspecify.annotations.Nullable;

/**
 * When nothing will be left if it goes on as now.
 *
 * @param seconds by the slope itself
 * @param earliest by a slope two standard errors steeper
 * @param latest by one two standard errors flatter; null if that would be never
 */
public record Drain(double seconds, double earliest, @Nullable Double latest, Confidence confidence) {

    private static final double LITTLE = 1.25;
    private static final double MUCH = 2;
    /** Seconds of samples without which nothing is called certain. */
    private static final double LONG = 18;

    /**
     * How far the latest end is from the expected one: within a quarter, within twice, or more; low as well if the lag does not go
     * evenly.
     */
    public enum Confidence {
        HIGH, MEDIUM, LOW
    }

    /** Whether no time should be told. */
    public boolean unsure() {
        return confidence == Confidence.LOW;
    }

    /** Empty when nothing is left already. */
    String sentence() {
        return switch (confidence) {
            case HIGH -> seconds <= 0 ? "" : "If it goes on like this, nothing is left in " + Words.span(seconds) + ".";
            case MEDIUM -> "If it goes on like this, nothing is left in about %s (%s to %s).".formatted(
                    Words.span(seconds), Words.span(earliest), latest == null ? "never" : Words.span(latest));
            case LOW -> "When nothing will be left cannot be told: its lag does not fall evenly.";
        };
    }

    static Drain of(double seconds, long lag, Trend trend) {
        if (lag == 0) {
            return new Drain(0, 0, 0.0, Confidence.HIGH);
        }
        double off = Trend.SURE * trend.error();
        double flat = trend.slope() + off;
        Double latest = flat < 0 ? (Double) (lag / -flat) : null;
        return new Drain(seconds, lag / (off - trend.slope()), latest, confidence(seconds, latest, trend));
    }

    private static Confidence confidence(double seconds, @Nullable Double latest, Trend trend) {
        if (trend.uneven() || latest == null || latest > MUCH * seconds) {
            return Confidence.LOW;
        }
        return latest <= LITTLE * seconds && trend.seconds() >= LONG ? Confidence.HIGH : Confidence.MEDIUM;
    }
}
