package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.Tail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The messages that came live around a gap, so that what a stream holds of them is not listed twice: each live one stands for
 * the message of a stream that says the same at the nearest time.
 */
final class LiveCopies {

    private static final int MOST = 100_000;

    private final List<Copy> copies = new ArrayList<>();
    private final long tolerance;
    private boolean complete = true;

    private record Content(String subject, int length, int hash) {

        static Content of(String subject, byte[] payload) {
            return new Content(subject, payload.length, Arrays.hashCode(payload));
        }
    }

    private record Copy(Content content, long at) {}

    private LiveCopies(Duration tolerance) {
        this.tolerance = tolerance.toMillis();
    }

    static LiveCopies none() {
        return new LiveCopies(Duration.ZERO);
    }

    /**
     * @param number of the first message after the gap
     * @param from the first moment at which a message may have been missed
     * @param tolerance how far the server's time and ours may be apart for the same message
     */
    static LiveCopies around(Tail tail, long number, Instant from, Instant to, Duration tolerance) {
        var found = new LiveCopies(tolerance);
        long begin = from.minus(tolerance).toEpochMilli();
        long end = to.plus(tolerance).toEpochMilli();
        for (long n = number - 1; n >= tail.first() && found.complete; n--) {
            var entry = tail.read(n);
            if (entry == null || entry.at() < begin) {
                break;
            }
            found.add(entry, entry.at());
        }
        for (long n = number; n < tail.end() && found.complete; n++) {
            var entry = tail.read(n);
            if (entry != null && entry.at() > end) {
                break;
            }
            if (entry != null) {
                found.add(entry, entry.at());
            }
        }
        return found;
    }

    private void add(Entry entry, long at) {
        copies.add(new Copy(Content.of(entry.subject().text(), entry.payload()), at));
        complete = copies.size() < MOST;
    }

    /** Whether all messages around the gap could be looked at. */
    boolean complete() {
        return complete;
    }

    int size() {
        return copies.size();
    }

    /** These, without those that came live, and without those that another stream gave already. */
    List<Stored> missedOf(List<Stored> stored, Duration ahead, List<Entry> given) {
        var open = new HashMap<Content, NavigableMap<Long, Deque<Stored>>>();
        for (var message : stored) {
            open.computeIfAbsent(Content.of(message.subject(), message.payload()), c -> new TreeMap<>())
                    .computeIfAbsent(message.at().minus(ahead).toEpochMilli(), at -> new ArrayDeque<>(1)).add(message);
        }
        Set<Stored> known = Collections.newSetFromMap(new IdentityHashMap<>());
        copies.forEach(copy -> take(copy, open.get(copy.content), known));
        for (var entry : given) {
            var content = Content.of(entry.subject().text(), entry.payload());
            take(new Copy(content, entry.at() - ahead.toMillis()), open.get(content), known);
        }
        return stored.stream().filter(message -> !known.contains(message)).toList();
    }

    private void take(Copy copy, @Nullable NavigableMap<Long, Deque<Stored>> same, Set<Stored> known) {
        if (same == null) {
            return;
        }
        var before = same.floorKey(copy.at);
        var after = same.ceilingKey(copy.at);
        var nearest = before == null || (after != null && after - copy.at < copy.at - before) ? after : before;
        if (nearest == null || Math.abs(nearest - copy.at) > tolerance) {
            return;
        }
        var there = same.get(nearest);
        if (there != null) {
            known.add(there.removeFirst());
            if (there.isEmpty()) {
                same.remove(nearest);
            }
        }
    }
}
