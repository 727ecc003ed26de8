package claudoom.monitor.feature.deadletters.model;

import java.time.Instant;

/**
 * Letters that failed alike, as they stand at one moment.
 *
 * @param count all that ever came, also those that are forgotten by now
 * @param hour how many came in each twelfth of the last hour, oldest first
 */
public record Group(String fingerprint, long count, Instant first, Instant last, double[] hour) {}
