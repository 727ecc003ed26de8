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
 * @param afterPrevious how long after the previous message of this subject it came; null if that is not in reach any more
 */
public record LastMessage(long number, Arrival arrival, @Nullable Duration afterPrevious) {

    /** How far back the previous one is looked for; the look is a walk along the tail. */
    private static final int REACH = 50_000;

    static @Nullable LastMessage of(LiveSubject subject, Traffic traffic) {
        var newest = traffic.newest(subject);
        if (newest == null) {
            return null;
        }
        var previous = subject.messages() < 2 ? null : before(newest.number(), subject, traffic);
        return new LastMessage(newest.number(), newest.arrival(),
                previous == null ? null : Duration.ofMillis(newest.at() - previous));
    }

    private static @Nullable Long before(long number, LiveSubject subject, Traffic traffic) {
        var tail = traffic.tail();
        long last = Math.max(tail.first(), number - REACH);
        for (long n = number - 1; n >= last; n--) {
            if (tail.subjectOf(n) == subject) {
                var entry = tail.read(n);
                return entry == null ? null : entry.at();
            }
        }
        return null;
    }
}
