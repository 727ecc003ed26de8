package claudoom.monitor.terms;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One message as somebody looks at it.
 *
 * @param at when this program received it, or when the stream stored it if it was read from one
 * @param payload the bytes as they came; never changed by anybody
 * @param size true size of the payload in bytes; more than {@code payload.length} where only the head was kept
 */
public record Arrival(Instant at, String subject, Meaning meaning, byte[] payload, int size,
        Map<String, List<String>> headers) {

    public boolean truncated() {
        return payload.length < size;
    }
}
