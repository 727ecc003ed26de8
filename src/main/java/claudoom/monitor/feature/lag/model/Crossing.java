package claudoom.monitor.feature.lag.model;

import java.time.Instant;

/**
 * A limit that is passed.
 *
 * @param value the number now; while it comes back it may be a little below the limit
 * @param since when it was passed
 */
public record Crossing(Limit limit, double value, Instant since) {}
