package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Tail;
import java.time.Instant;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.function.Predicate;

/**
 * The messages that came live around a gap, as numbers, so that what a stream holds of them is not listed twice. Those next
 * to the gap come first.
 */
final class LiveCopies {

    /** Some 45 MB while a gap is filled; at 50,000 messages a second it is twenty seconds of them. */
    static final int MOST = 1_000_000;
    private static final int MOST_SUBJECTS = 100_000;

    private final Tail tail;
    private final Predicate<String> wanted;
    private final IdentityHashMap<LiveSubject, Long> subjects = new IdentityHashMap<>();
    private final LongIndex contents = new LongIndex();
    private int[] counts = new int[512];
    private long[] said = new long[512];
    private long[] at = new long[512];
    private int size;
    private boolean many;
    private boolean lostBefore;
    private boolean lostAfter;

    private LiveCopies(Tail tail, Predicate<String> wanted) {
        this.tail = tail;
        this.wanted = wanted;
    }

    /**
     * @param number of the first message after the gap
     * @param begin from which time on messages are looked at
     * @param wanted which subjects
     */
    static LiveCopies around(Tail tail, long number, Instant begin, Instant end, Predicate<String> wanted) {
        var found = new LiveCopies(tail, wanted);
        found.before(number, begin.toEpochMilli());
        found.after(number, end.toEpochMilli());
        return found;
    }

    private void before(long number, long begin) {
        for (long n = number - 1; n >= 0 && !many; n--) {
            var subject = tail.subjectOf(n);
            var entry = subject == null ? null : tail.read(n);
            if (subject == null || entry == null) {
                lostBefore = true;
                return;
            }
            if (entry.at() < begin) {
                return;
            }
            add(subject, entry.payload(), entry.at());
        }
    }

    private void after(long number, long end) {
        for (long n = number; n < tail.end() && !many; n++) {
            var subject = tail.subjectOf(n);
            var entry = subject == null ? null : tail.read(n);
            if (subject == null || entry == null) {
                lostAfter = true;
                n = Math.max(n, tail.first() - 1); // what is left of them still tells something
            } else if (entry.at() > end) {
                return;
            } else {
                add(subject, entry.payload(), entry.at());
            }
        }
    }

    private void add(LiveSubject subject, byte[] payload, long when) {
        var known = subjects.get(subject);
        if (known == null) {
            var text = subject.text();
            known = wanted.test(text) ? Said.on(text) : 0L;
            if (subjects.size() == MOST_SUBJECTS) {
                subjects.clear();
            }
            subjects.put(subject, known);
        }
        if (known == 0) {
            return;
        }
        if (size == at.length) {
            said = Arrays.copyOf(said, size * 2);
            at = Arrays.copyOf(at, size * 2);
        }
        said[size] = Said.of(known, payload);
        at[size] = when;
        int content = contents.add(said[size]);
        if (content >= counts.length) {
            counts = Arrays.copyOf(counts, counts.length * 2);
        }
        counts[content]++;
        many = ++size >= MOST;
    }

    /** Whether there are more than could be looked at. */
    boolean many() {
        return many;
    }

    /** Whether some that came before the gap have left the tail. */
    boolean lostBefore() {
        return lostBefore;
    }

    boolean lostAfter() {
        return lostAfter;
    }

    int size() {
        return size;
    }

    /** What the nth says. */
    long said(int n) {
        return said[n];
    }

    /** When the nth came, epoch milliseconds. */
    long at(int n) {
        return at[n];
    }

    /** How many say that. */
    int saying(long what) {
        int content = contents.find(what);
        return content < 0 ? 0 : counts[content];
    }
}
