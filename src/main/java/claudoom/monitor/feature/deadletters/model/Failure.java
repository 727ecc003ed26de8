package claudoom.monitor.feature.deadletters.model;

import org.jspecify.annotations.Nullable;

/**
 * What a dead letter says of the message that failed; what it does not say is null.
 *
 * @param subject the first subject of the message; holds wildcards where only a part of it is known
 * @param sequence of the message in its stream
 * @param deliveries how often it was delivered before it was given up
 */
public record Failure(@Nullable String subject, @Nullable String stream, @Nullable String consumer,
        @Nullable Long sequence, @Nullable Long deliveries, @Nullable String reason) {

    /** Where the message itself lies, if the letter says so. */
    public @Nullable StoredAt place() {
        return stream == null || sequence == null ? null : new StoredAt(stream, sequence);
    }
}
