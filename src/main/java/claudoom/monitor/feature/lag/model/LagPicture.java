package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of all consumers and streams at one moment.
 *
 * @param consumers in the order of their names
 * @param sampledAt when the last round of questions ended; null before the first
 * @param period how often they are asked now
 * @param live whether numbers still come; false while not connected
 * @param problem why nothing can be known, a sentence; null when something can
 * @param kind what sort of problem that is
 * @param note what could not be asked, when only a part is known
 */
public record LagPicture(List<ConsumerLag> consumers, List<StreamFigures> streams, @Nullable Instant sampledAt,
        Duration period, boolean live, @Nullable String problem, Kind kind, @Nullable String note) {

    /** What can be done about a problem depends on it. */
    public enum Kind {
        NO_JETSTREAM, NOT_PERMITTED, OTHER
    }

    public int attention() {
        return (int) consumers.stream().filter(ConsumerLag::needsSomebody).count();
    }
}
