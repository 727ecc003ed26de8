package claudoom.monitor.feature.lag.model;

import org.jspecify.annotations.Nullable;

/**
 * Who says what about one limit of a consumer; the last that says something counts.
 *
 * @param documents null if they say nothing
 * @param consumer what is written on the consumer itself; null if nothing is, or it cannot be read
 * @param unread what is written on the consumer and does not count, because it cannot be read or the consumer says so; else empty
 * @param user zero for none; null if the user says nothing
 */
public record LimitSources(Measure measure, @Nullable Double documents, @Nullable Double consumer, String unread,
        @Nullable Double user) {

    /** What counts without the user; null if there is no limit then. */
    public @Nullable Limit byDefault() {
        if (consumer != null) {
            return new Limit(measure, consumer, true, Limit.From.CONSUMER);
        }
        return documents == null ? null : new Limit(measure, documents, false, Limit.From.DOCUMENTS);
    }

    /** What counts; null if there is no limit. */
    public @Nullable Limit inForce() {
        if (user == null) {
            return byDefault();
        }
        return user > 0 ? new Limit(measure, user, false, Limit.From.USER) : null;
    }
}
