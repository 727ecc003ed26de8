package claudoom.monitor.feature.deadletters.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Letters that failed alike, as they stand at one moment.
 *
 * @param count all that ever came, also those that are forgotten by now
 * @param first when the oldest of them came; null if that is unknown
 * @param last when the newest of them came; null if that is unknown
 * @param hour how many came in each twelfth of the last hour, oldest first
 */
public record Group(String fingerprint, long count, @Nullable Instant first, @Nullable Instant last,
        double[] hour) {}
