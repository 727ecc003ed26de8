package claudoom.monitor.feature.deadletters.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message that speaks of a dead letter, as it was read.
 *
 * @param time when it was sent or stored as far as anybody says, else when it was received
 * @param bytes of the letter, or of the advisory; never changed
 * @param stored where it was read from, or null if it came live
 * @param id of an advisory, given by the server; empty if there is none
 * @param fingerprint the group it belongs to, in words
 */
public record Notice(Source source, String subject, Instant time, byte[] bytes, Map<String, List<String>> headers,
        @Nullable StoredAt stored, String id, Failure failure, Original original, String fingerprint) {

    Notice in(String group) {
        return new Notice(source, subject, time, bytes, headers, stored, id, failure, original, group);
    }
}
