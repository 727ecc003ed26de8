package claudoom.monitor.feature.deadletters.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All dead letters that are known, bounded by count and by bytes: the oldest are forgotten first, and stay counted.
 * Thread-safe.
 */
public final class DeadLetters {

    /** Letters kept in memory. */
    public static final int MOST = 10_000;
    /** Payload bytes kept in memory. */
    public static final long MOST_BYTES = 64L << 20;
    private static final int MOST_KEYS = 50_000;
    private static final Duration TALLY_STEP = Duration.ofSeconds(1);
    private static final int TALLY_STEPS = 50_000;

    private final int most;
    private final long mostBytes;
    private final TreeMap<Place, DeadLetter> byAge = new TreeMap<>();
    private final Map<Long, Place> places = new HashMap<>();
    private final Map<Report, Long> reported = new Bounded<>(MOST_KEYS);
    private final Map<String, Boolean> ids = new Bounded<>(MOST_KEYS);
    private final Groups groups = new Groups();
    private final Tally tally = new Tally(TALLY_STEP, TALLY_STEPS);
    private final Set<Source> sources = EnumSet.noneOf(Source.class);
    private @Nullable Instant newest;
    private Instant olderThan = Instant.MIN;
    private long bytes;
    private long total;
    private long forgotten;
    private long unread;
    private long version;

    /** Where a letter stands among the others. */
    private record Place(Instant time, long number) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int byTime = time.compareTo(other.time);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    /**
     * Everything at one moment.
     *
     * @param version grows with every change
     * @param letters newest first
     * @param groups the one with the newest letter first; together they hold all of {@code total}
     * @param total letters that ever came
     * @param forgotten letters that were here, or could have been, and are not any more
     * @param unread those of {@code forgotten} that came too fast to be looked at
     */
    public record Snapshot(long version, List<DeadLetter> letters, List<Group> groups, long total, long forgotten,
            long unread, int sources) {}

    public DeadLetters() {
        this(MOST, MOST_BYTES);
    }

    DeadLetters(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /**
     * Takes what was read; an advisory that was seen before changes nothing, a new one about the same message counts as a
     * repeat, and so does a letter that is published again under the same id.
     *
     * @return the letter if it is a new one, else null
     */
    public synchronized @Nullable DeadLetter add(Notice notice) {
        if (!notice.id().isEmpty() && ids.putIfAbsent(notice.id(), true) != null) {
            return null;
        }
        var report = Report.of(notice);
        var known = report == null ? null : reported.get(report);
        if (known != null) {
            change(known, letter -> letter.reportedAgain(notice.time()));
            return null;
        }
        var letter = count(notice);
        if (report != null) {
            reported.put(report, letter.number());
        }
        keep(letter);
        return letter;
    }

    /** The letter that this one on a dead-letter subject is, now that it was added, or null if nothing tells. */
    public synchronized @Nullable Long known(Notice notice) {
        var report = Report.of(notice);
        return report == null ? null : reported.get(report);
    }

    /**
     * The letter that this advisory repeats, if the message of that letter was read: when the stream was made anew since, the
     * same sequence may be another message.
     */
    public synchronized @Nullable DeadLetter repeated(Notice notice) {
        var report = notice.source().advisory() ? Report.of(notice) : null;
        var number = report == null || ids.containsKey(notice.id()) ? null : reported.get(report);
        var place = number == null ? null : places.get(number);
        var letter = place == null ? null : byAge.get(place);
        return letter != null && letter.original().state() == Original.State.FOUND ? letter : null;
    }

    /** Takes an advisory about another message at the same place as that of {@code earlier}. */
    public synchronized @Nullable DeadLetter addAnew(Notice notice, DeadLetter earlier) {
        var report = Report.of(notice);
        if (report != null && !ids.containsKey(notice.id())) {
            reported.remove(report, earlier.number());
        }
        return add(notice);
    }

    private DeadLetter count(Notice notice) {
        version++;
        total++;
        sources.add(notice.source());
        tally.count(notice.time(), 1);
        if (newest == null || notice.time().isAfter(newest)) {
            newest = notice.time();
        }
        var group = groups.count(notice.fingerprint(), notice.time(), 1);
        return new DeadLetter(total, notice.in(group), notice.stored(), 1, notice.time(), notice.original());
    }

    private void keep(DeadLetter letter) {
        var place = new Place(letter.time(), letter.number());
        byAge.put(place, letter);
        places.put(letter.number(), place);
        bytes += letter.weight();
        makeRoom();
    }

    private void makeRoom() {
        while (byAge.size() > most || (bytes > mostBytes && byAge.size() > 1)) {
            var oldest = byAge.pollFirstEntry().getValue();
            places.remove(oldest.number());
            bytes -= oldest.weight();
            forgotten++;
        }
    }

    private void change(long number, UnaryOperator<DeadLetter> how) {
        version++;
        var place = places.get(number);
        var before = place == null ? null : byAge.get(place);
        if (place != null && before != null) {
            var after = how.apply(before);
            byAge.put(place, after);
            bytes += after.weight() - before.weight();
            makeRoom();
        }
    }

    /** Letters that came too fast to be looked at: counted, and in a group of their own. */
    public synchronized void unread(long letters, Instant at) {
        version++;
        total += letters;
        forgotten += letters;
        unread += letters;
        sources.add(Source.SUBJECT);
        tally.count(at, letters);
        groups.count(Groups.UNREAD, at, letters);
    }

    /**
     * Letters that a stream keeps and that were too many to be read: only their number is known.
     *
     * @param than when the next one came, at the latest
     */
    public synchronized void older(long letters, Instant than) {
        olderThan = than.isAfter(olderThan) ? than : olderThan;
        version++;
        total += letters;
        forgotten += letters;
        groups.older(letters);
    }

    /** A stream keeps the letter as well. */
    public synchronized void storedAt(long number, StoredAt place) {
        change(number, letter -> letter.storedAt(place));
    }

    /** How far the search for the message is that the letter speaks of. */
    public synchronized void original(long number, Original original) {
        change(number, letter -> letter.with(original));
    }

    /** Whether it is not forgotten. */
    public synchronized boolean holds(long number) {
        return places.containsKey(number);
    }

    /** Grows with every change. */
    public synchronized long version() {
        return version;
    }

    public synchronized Snapshot snapshot(Instant now) {
        return new Snapshot(version, List.copyOf(byAge.descendingMap().values()), groups.list(now), total, forgotten,
                unread, sources.size());
    }

    public synchronized long total() {
        return total;
    }

    /** Letters since then, forgotten ones too. */
    public synchronized int since(Instant from) {
        return tally.since(from);
    }

    /** Whether some that are only counted may have come since then. */
    public synchronized boolean moreSince(Instant from) {
        return olderThan.isAfter(from);
    }

    public synchronized @Nullable Instant newest() {
        return newest;
    }

    /** How many came in each part of the span that ends now, oldest first. */
    public synchronized double[] perBucket(int buckets, Duration span, Instant now) {
        return tally.buckets(buckets, span, now);
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized List<DeadLetter> letters() {
        return new ArrayList<>(byAge.descendingMap().values());
    }
}
