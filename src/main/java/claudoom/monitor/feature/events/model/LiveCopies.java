package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.Tail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The messages that came live around a gap, so that what a stream holds of them is not listed twice. One thread at a time. */
final class LiveCopies {

    private static final int MOST = 100_000;

    private final Map<Content, List<Long>> times = new HashMap<>();
    private final long tolerance;
    private boolean complete = true;

    private record Content(String subject, int length, int hash) {}

    private LiveCopies(Duration tolerance) {
        this.tolerance = tolerance.toMillis();
    }

    static LiveCopies none() {
        return new LiveCopies(Duration.ZERO);
    }

    /**
     * @param number of the first message after the gap
     * @param tolerance how far the server's time and ours may be apart for the same message
     */
    static LiveCopies around(Tail tail, long number, Break what, Duration tolerance) {
        var copies = new LiveCopies(tolerance);
        var end = what.to() == null ? what.from() : what.to();
        long from = what.from().minus(tolerance).minus(tolerance).toEpochMilli();
        long to = end.plus(tolerance).plus(tolerance).toEpochMilli();
        int looked = 0;
        for (long n = number - 1; n >= tail.first(); n--) {
            var entry = tail.read(n);
            if (entry == null || entry.at() < from || !copies.enough(++looked)) {
                break;
            }
            copies.add(entry, entry.at());
        }
        for (long n = number; n < tail.end(); n++) {
            var entry = tail.read(n);
            if (entry != null) {
                if (entry.at() > to || !copies.enough(++looked)) {
                    break;
                }
                copies.add(entry, entry.at());
            }
        }
        return copies;
    }

    private boolean enough(int looked) {
        complete = looked <= MOST;
        return complete;
    }

    /** Whether all messages around the gap could be looked at. */
    boolean complete() {
        return complete;
    }

    void add(Entry entry, long at) {
        times.computeIfAbsent(content(entry.subject().text(), entry.payload()), c -> new ArrayList<>(1)).add(at);
    }

    private static Content content(String subject, byte[] payload) {
        return new Content(subject, payload.length, Arrays.hashCode(payload));
    }

    /** Whether this message came live at about that time; each live one stands for one of a stream. */
    boolean take(Stored message, Instant at) {
        var known = times.get(content(message.subject(), message.payload()));
        if (known == null) {
            return false;
        }
        long millis = at.toEpochMilli();
        for (int i = 0; i < known.size(); i++) {
            if (Math.abs(known.get(i) - millis) <= tolerance) {
                known.remove(i);
                return true;
            }
        }
        return false;
    }
}
