package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.LiveSubject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One message as a stream holds it.
 *
 * @param at when the server stored it
 */
public record Stored(String stream, long sequence, Instant at, String subject, byte[] payload,
        Map<String, List<String>> headers) {

    /** As the filter and the list take it; its number is its sequence, its time the server's. */
    Entry entry(LiveSubject as) {
        return new Entry(sequence, as, at.toEpochMilli(), payload, payload.length,
                headers.isEmpty() ? null : () -> headers);
    }
}
