package claudoom.monitor.traffic;

import claudoom.monitor.terms.Arrival;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message of the tail, copied out for somebody who looks.
 *
 * @param number its place among all messages ever taken, from 0
 * @param at when it was received, epoch milliseconds
 * @param size true size of the payload in bytes
 */
public record Entry(long number, LiveSubject subject, long at, byte[] payload, int size, @Nullable Headers headers) {

    public Arrival arrival() {
        return new Arrival(Instant.ofEpochMilli(at), subject.text(), subject.meaning(), payload, size,
                headers == null ? Map.of() : headers.asMap());
    }
}
