package claudoom.monitor.feature.subjects.screen;

import java.util.Arrays;

/** What the last cell of a row shows: the newest value in a few words, and the trend of the last five minutes, each if there is one. */
public final class Newest {

    static final Newest NOTHING = new Newest("", new double[0]);

    private final String text;
    private final double[] trend;

    private Newest(String text, double[] trend) {
        this.text = text;
        this.trend = trend;
    }

    Newest text(String words) {
        return words.equals(text) ? this : new Newest(words, trend);
    }

    /** @param perSecond oldest first, NaN where nobody knows; not changed any more */
    Newest trend(double[] perSecond) {
        return Arrays.equals(perSecond, trend) ? this : new Newest(text, perSecond);
    }

    public String text() {
        return text;
    }

    /** One point is no trend. */
    boolean hasTrend() {
        return Arrays.stream(trend).filter(Double::isFinite).limit(2).count() == 2;
    }

    double[] trend() {
        return trend.clone();
    }
}
