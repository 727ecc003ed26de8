package claudoom.monitor.feature.lag.model;

import org.jspecify.annotations.Nullable;

/**
 * How fast something changes.
 *
 * @param error standard error of that
 * @param bursts whether it is the average of a worker that rests in between
 */
record Speed(double perSecond, double error, boolean bursts) {

    static final Speed NONE = new Speed(0, 0, false);

    /** Of a straight line; null if there is none. */
    static @Nullable Speed of(@Nullable Fit fit, boolean bursts) {
        return fit == null ? null : new Speed(fit.slope(), fit.error(), bursts);
    }

    /** Two standard errors slower, but not backwards. */
    double slowest() {
        return Math.max(0, perSecond - Trend.SURE * error);
    }

    /** Two standard errors faster. */
    double fastest() {
        return perSecond + Trend.SURE * error;
    }
}
