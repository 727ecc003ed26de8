package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.terms.Arrival;
import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Traffic;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The newest message of a subject.
 *
 * @param number its place among all messages taken
 * @param afterPrevious how long after the previous message of this subject it came; null if none was heard before
 */
public record LastMessage(long number, Arrival arrival, @Nullable Duration afterPrevious) {

    static @Nullable LastMessage of(LiveSubject subject, Traffic traffic) {
        var newest = traffic.newest(subject);
        if (newest == null) {
            return null;
        }
        long since = subject.afterPrevious(newest.at());
        return new LastMessage(newest.number(), newest.arrival(), since < 0 ? null : Duration.ofMillis(since));
    }
}
