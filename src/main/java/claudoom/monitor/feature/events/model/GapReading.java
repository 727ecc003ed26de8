package claudoom.monitor.feature.events.model;

import claudoom.monitor.feature.events.model.StreamFacts.Retention;
import claudoom.monitor.terms.SubjectPattern;
import claudoom.monitor.traffic.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what one stream holds of a gap. What is around the gap is read as well where messages say the same, because only
 * then can it be told which of them came live. Its work is done on the thread of the archive.
 */
final class GapReading {

    /** 24 bytes each. */
    private static final int MOST_LOOKED = 1_500_000;
    private static final int MOST_AROUND = 100_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Archive archive;
    private final StreamFacts stream;
    private final Job job;
    private final Room room;
    private final Candidates candidates = new Candidates();
    private final List<Stored> missed = new ArrayList<>();
    private final boolean whole;
    private final String pattern;
    private long bytes;
    private long begin;
    private long end;
    private long expected;
    private long gone;
    private boolean cut;
    private boolean cutAround;
    private int doubtful;

    /**
     * What is looked for.
     *
     * @param first time of the server from which on messages may be missing
     * @param early so much earlier than it was stored a message may have come, by the clocks
     * @param late so much later
     * @param ahead so far the server's clock is ahead of ours
     * @param given what other streams gave already
     * @param stopped whether nobody wants it any more
     */
    record Job(List<SubjectPattern> patterns, LiveCopies live, Instant first, Instant last, Duration early,
            Duration late, Duration ahead, List<Entry> given, BooleanSupplier stopped, Runnable looked) {

        boolean holds(String subject) {
            for (var pattern : patterns) {
                if (pattern.matches(subject)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** How much may be found. */
    record Room(int messages, long bytes) {}

    GapReading(Archive archive, StreamFacts stream, Job job, Room room) {
        this.archive = archive;
        this.stream = stream;
        this.job = job;
        this.room = room;
        whole = stream.subjects().stream().allMatch(
                own -> job.patterns.stream().anyMatch(each -> each.covers(new SubjectPattern(own))));
        pattern = !whole && job.patterns.size() == 1 ? job.patterns.getFirst().text() : Archive.EVERY_SUBJECT;
    }

    /** Ends when all was found, or could not be: what was found until then is kept. */
    CompletableFuture<Void> go() {
        return SequenceSearch.at(archive, stream, job.first).thenComposeAsync(this::inside, archive.thread())
                .thenComposeAsync(done -> around(), archive.thread())
                .handleAsync((done, failed) -> settle(failed), archive.thread()).thenCompose(Function.identity());
    }

    private StreamWalk way(long from, long to) {
        return new StreamWalk(archive, stream.name(), pattern, from, to, job.stopped);
    }

    private CompletableFuture<Void> inside(long from) {
        begin = from;
        expected = from;
        end = stream.lastSeq() + 1;
        return walk(way(from, stream.lastSeq()), this::takeInside);
    }

    /** @param take returns whether there may be more */
    private CompletableFuture<Void> walk(StreamWalk way, Function<StreamWalk.Part, Boolean> take) {
        if (way.over() || job.stopped.getAsBoolean()) {
            return CompletableFuture.completedFuture(null);
        }
        return way.next().thenComposeAsync(part -> take.apply(part)
                ? walk(way, take)
                : CompletableFuture.<Void>completedFuture(null), archive.thread());
    }

    private boolean takeInside(StreamWalk.Part part) {
        for (var message : part.messages()) {
            notThere(message.sequence() - 1);
            expected = message.sequence() + 1;
            if (message.at().isAfter(job.last)) {
                end = message.sequence();
                return false;
            }
            if (!room(message)) {
                cut = true;
                end = message.sequence();
                return false;
            }
        }
        notThere(part.until());
        return true;
    }

    private void notThere(long to) {
        if (pattern.equals(Archive.EVERY_SUBJECT)) {
            gone += Math.max(0, to - expected + 1);
        }
        expected = Math.max(expected, to + 1);
    }

    /** Takes a message for which there is room; of one that may have come live only the numbers. */
    private boolean room(Stored message) {
        if (!job.holds(message.subject())) {
            return true;
        }
        long said = Said.of(Said.on(message.subject()), message.payload());
        boolean alone = job.live.saying(said) == 0;
        if (candidates.size() >= MOST_LOOKED || (alone && (missed.size() >= room.messages || bytes > room.bytes))) {
            return false;
        }
        if (alone) {
            missed.add(message);
            bytes += message.payload().length;
        }
        add(message, said, alone ? message : null);
        return true;
    }

    private void add(Stored message, long said, @Nullable Stored kept) {
        candidates.add(said, message.at().minus(job.ahead).toEpochMilli(), message.sequence(), kept);
        job.looked.run();
    }

    private CompletableFuture<Void> around() {
        candidates.insideDone();
        doubtful = cut || job.stopped.getAsBoolean() ? 0 : candidates.doubtful(job.live);
        if (doubtful == 0) {
            return CompletableFuture.completedFuture(null);
        }
        var pad = job.early.plus(job.late);
        return SequenceSearch.at(archive, stream, job.first.minus(pad))
                .thenComposeAsync(from -> {
                    long near = Math.max(from, begin - MOST_AROUND);
                    cutAround |= near > from;
                    return walk(way(near, begin - 1), part -> take(part, Instant.MAX));
                }, archive.thread())
                .thenComposeAsync(done -> {
                    candidates.beforeDone();
                    long far = Math.min(stream.lastSeq(), end + MOST_AROUND);
                    var until = job.last.plus(pad);
                    return walk(way(end, far), part -> take(part, until)).thenRunAsync(
                            () -> cutAround |= far < stream.lastSeq() && expected > far, archive.thread());
                }, archive.thread());
    }

    private boolean take(StreamWalk.Part part, Instant until) {
        for (var message : part.messages()) {
            if (message.at().isAfter(until)) {
                return false;
            }
            if (job.holds(message.subject())) {
                add(message, Said.of(Said.on(message.subject()), message.payload()), null);
            }
        }
        expected = Math.max(expected, part.until() + 1);
        return true;
    }

    /** Keeps what did not come live, also of what was read until a failure. */
    private CompletableFuture<Void> settle(@Nullable Throwable failed) {
        if (candidates.inside() == 0) {
            candidates.insideDone();
        }
        var pairs = candidates.new Pairs();
        long early = job.early.toMillis();
        long late = job.late.toMillis();
        for (int n = 0; n < job.live.size(); n++) {
            pairs.take(job.live.said(n), job.live.at(n), early, late);
        }
        for (var entry : job.given) {
            pairs.take(Said.of(Said.on(entry.subject().text()), entry.payload()),
                    entry.at() - job.ahead.toMillis(), early, early);
        }
        missed.clear();
        var unread = new ArrayList<Long>();
        for (int n = 0; n < candidates.inside(); n++) {
            var kept = candidates.kept(n);
            if (!pairs.live(n) && kept != null) {
                missed.add(kept);
            } else if (!pairs.live(n)) {
                unread.add(candidates.sequence(n));
            }
        }
        return failed == null ? fetch(unread, 0) : CompletableFuture.failedFuture(failed);
    }

    /** Those of which only the numbers are here. */
    private CompletableFuture<Void> fetch(List<Long> sequences, int n) {
        if (n == sequences.size() || job.stopped.getAsBoolean()) {
            return CompletableFuture.completedFuture(null);
        }
        if (missed.size() >= room.messages || bytes > room.bytes) {
            cut = true;
            return CompletableFuture.completedFuture(null);
        }
        long sequence = sequences.get(n);
        return archive.next(stream.name(), sequence, Archive.EVERY_SUBJECT).thenComposeAsync(message -> {
            if (message != null && message.sequence() == sequence) {
                missed.add(message);
                bytes += message.payload().length;
            }
            return fetch(sequences, n + 1);
        }, archive.thread());
    }

    /** What was missed. */
    List<Stored> missed() {
        return missed;
    }

    /** Whether there is more than there was room for. */
    boolean cut() {
        return cut;
    }

    boolean outOfBytes() {
        return bytes > room.bytes;
    }

    /** What else is to be said of what it holds, in a few words; empty if nothing is. */
    String note() {
        var notes = new ArrayList<String>();
        var oldest = stream.firstAt();
        if (stream.empty()) {
            notes.add(stream.name() + " is empty now: all that it held is gone");
        } else if (oldest != null && stream.firstSeq() > 1 && oldest.isAfter(job.first)) {
            notes.add("what " + stream.name() + " held before "
                    + TIME.format(oldest.minus(job.ahead).atZone(ZoneId.systemDefault())) + " is gone");
        }
        boolean limits = stream.retention() == Retention.LIMITS;
        if (gone > 0) {
            notes.add(String.format(Locale.ROOT, "%,d sequence%s of %s %s gone", gone, gone == 1 ? "" : "s",
                    stream.name(), gone == 1 ? "is" : "are") + (limits ? "" : ": consumers may be done with them"));
        } else if (!pattern.equals(Archive.EVERY_SUBJECT)
                && stream.lastSeq() - stream.firstSeq() + 1 > stream.messages()) {
            notes.add(limits
                    ? "some sequences of " + stream.name() + " are gone"
                    : "consumers may have removed others from " + stream.name());
        }
        if (cutAround && doubtful > 0) {
            notes.add(String.format(Locale.ROOT, "up to %,d more: they say the same as live ones", doubtful));
        }
        return String.join("; ", notes);
    }
}
