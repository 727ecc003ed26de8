package claudoom.monitor.feature.lag.model;

import java.time.Duration;

/**
 * What a stream may hold before it removes its oldest messages.
 *
 * @param messages zero or less is no limit
 * @param bytes zero or less is no limit
 * @param maxAge zero is no limit
 * @param dropsOldest whether the oldest go when it is full; otherwise it refuses new ones, and only age and the limit of a
 *     subject remove any
 * @param perSubject messages of one subject; zero or less is no limit
 * @param refusesPerSubject whether it refuses new messages on a subject that is full instead of removing the oldest of that
 */
public record StreamLimits(long messages, long bytes, Duration maxAge, boolean dropsOldest, long perSubject,
        boolean refusesPerSubject) {

    /** Without a limit on the messages of a subject. */
    public StreamLimits(long messages, long bytes, Duration maxAge, boolean dropsOldest) {
        this(messages, bytes, maxAge, dropsOldest, -1, false);
    }
}
