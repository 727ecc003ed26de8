package claudoom.monitor.feature.events.model;

import claudoom.monitor.feature.events.model.Break.Cause;
import claudoom.monitor.feature.events.model.Break.Span;
import claudoom.monitor.feature.events.model.StreamFacts.Retention;
import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.LiveSubject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a stream from a start to its end, a little ahead of whoever takes the lines away. Its work is done on the
 * thread of the archive; what is public may be asked by the one thread that takes.
 */
final class HistoryReading {

    private static final int MOST_WAITING = 8_192;
    private static final long MOST_BYTES = 8 << 20;
    private static final int MOST_SUBJECTS = 20_000;

    private final Archive archive;
    private final String stream;
    private final Start start;
    private final String pattern;
    private final Sieve sieve;
    private final Function<String, LiveSubject> made;
    private final Map<String, LiveSubject> subjects = new HashMap<>();
    private final ConcurrentLinkedQueue<Item> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private @Nullable StreamWalk walk;
    private boolean busy;
    private Instant lastAt = Instant.EPOCH;
    private volatile @Nullable StreamFacts facts;
    private volatile @Nullable String trouble;
    private volatile boolean over;
    private volatile String note = "";
    /** Whether the end is where it was when the reading began. */
    private boolean bounded;
    private volatile String since = "";
    private volatile boolean cancelled;
    private final AtomicLong looked = new AtomicLong();
    private final AtomicLong filtered = new AtomicLong();
    private final AtomicLong missing = new AtomicLong();

    /**
     * One line of a stream: a message, or sequences that are not there.
     *
     * @param at when it was stored; of what is not there, when the message before it was
     */
    record Item(Instant at, long sequence, @Nullable Entry entry, @Nullable Break hole) {

        int size() {
            return entry == null ? 0 : entry.payload().length;
        }
    }

    /** @param pattern subjects under which messages are looked for; with {@code >} deleted ones are told */
    HistoryReading(Archive archive, String stream, Start start, String pattern, Filter filter,
            Function<String, LiveSubject> made) {
        this.archive = archive;
        this.stream = stream;
        this.start = start;
        bounded = start instanceof Start.Last;
        this.pattern = pattern;
        sieve = new Sieve(filter);
        this.made = made;
    }

    /** Begins, goes on where there is room again, tries again after a failure, or looks for what came after the end. */
    void goOn() {
        archive.thread().execute(() -> {
            if (!busy && !cancelled) {
                trouble = null;
                over = false;
                advance();
            }
        });
    }

    private boolean room() {
        return count.get() < MOST_WAITING && bytes.get() < MOST_BYTES;
    }

    private void advance() {
        if (cancelled || over || !room()) {
            busy = false;
            return;
        }
        busy = true;
        var way = walk;
        step(way).whenCompleteAsync((done, failed) -> {
            if (failed != null) {
                trouble = Archive.Failed.reason(failed);
                busy = false;
            } else {
                advance();
            }
        }, archive.thread());
    }

    private CompletableFuture<Void> step(@Nullable StreamWalk way) {
        if (way == null) {
            return archive.stream(stream).thenComposeAsync(this::begin, archive.thread());
        }
        if (way.over()) {
            return archive.stream(stream).thenAcceptAsync(now -> end(now, way), archive.thread());
        }
        return way.next().thenAcceptAsync(this::take, archive.thread());
    }

    /** Of a stream without a leader all figures are 0, which is not true. */
    private static void mustBeLed(StreamFacts now) {
        if (!now.led()) {
            throw new Archive.Failed("the stream has no leader now; try again when it has one");
        }
    }

    private CompletableFuture<Void> begin(StreamFacts now) {
        mustBeLed(now);
        facts = now;
        return first(now).thenAcceptAsync(from -> walk = new StreamWalk(archive, stream, pattern,
                Math.max(from, now.firstSeq()), now.lastSeq(), () -> cancelled), archive.thread());
    }

    private CompletableFuture<Long> first(StreamFacts now) {
        return switch (start) {
            case Start.Sequence(long sequence) -> CompletableFuture.completedFuture(sequence);
            case Start.Last(long messages) -> new LastSearch(archive, now, pattern, messages, () -> cancelled).find()
                    .thenApplyAsync(found -> {
                        note = found.note();
                        return found.sequence();
                    }, archive.thread());
            case Start.Time(Instant time) -> SequenceSearch.at(archive, now, time);
        };
    }

    /** The stream may have grown meanwhile, or be another of the same name. */
    private void end(StreamFacts now, StreamWalk way) {
        mustBeLed(now);
        var before = facts;
        if (before != null && before.made() != null && !before.made().equals(now.made())) {
            throw new Archive.Failed("the stream was deleted and made anew; read it again");
        }
        facts = now;
        boolean enough = bounded;
        bounded = false; // who looks again wants what came since
        boolean more = now.lastSeq() >= way.at();
        since = more && enough
                ? String.format(Locale.ROOT,
                        "Read up to #%,d, the end when it was asked; Look again reads what came since.",
                        way.at() - 1)
                : "";
        if (more && !enough) {
            walk = new StreamWalk(archive, stream, pattern, way.at(), now.lastSeq(), () -> cancelled);
        } else {
            over = true;
        }
    }

    private void take(StreamWalk.Part part) {
        long expected = part.from();
        for (var message : part.messages()) {
            hole(expected, message.sequence() - 1);
            expected = message.sequence() + 1;
            looked.incrementAndGet();
            lastAt = message.at();
            var entry = message.entry(subject(message.subject()));
            if (sieve.wants(entry)) {
                put(new Item(message.at(), message.sequence(), entry, null));
            } else {
                filtered.incrementAndGet();
            }
        }
        hole(expected, part.until());
    }

    /** Told only where every subject is read: else nobody knows what lies between two messages. */
    private void hole(long from, long to) {
        var now = facts;
        if (from > to || !pattern.equals(Archive.EVERY_SUBJECT) || now == null) {
            return;
        }
        missing.addAndGet(to - from + 1);
        var cause = now.retention() == Retention.LIMITS ? Cause.DELETED : Cause.ACKNOWLEDGED;
        put(new Item(lastAt, to, null, new Break(cause, lastAt, lastAt, to - from + 1,
                new Span(stream, "", from, to), Fill.NONE)));
    }

    private LiveSubject subject(String text) {
        if (subjects.size() >= MOST_SUBJECTS) {
            subjects.clear();
        }
        return subjects.computeIfAbsent(text, made);
    }

    private void put(Item item) {
        waiting.add(item);
        count.incrementAndGet();
        bytes.addAndGet(item.size());
    }

    /** What is next, without taking it. */
    @Nullable Item peek() {
        return waiting.peek();
    }

    @Nullable Item poll() {
        var item = waiting.poll();
        if (item != null) {
            count.decrementAndGet();
            bytes.addAndGet(-item.size());
        }
        return item;
    }

    /** To be called when lines were taken: it goes on if there is room again. */
    void taken() {
        if (count.get() < MOST_WAITING / 2 && bytes.get() < MOST_BYTES / 2 && trouble == null && !over) {
            archive.thread().execute(() -> {
                if (!busy && trouble == null && !over) {
                    advance();
                }
            });
        }
    }

    void cancel() {
        cancelled = true;
    }

    /** What is to be said of where it began and ended, in sentences; empty if nothing is. */
    String note() {
        return (note + " " + since).strip();
    }

    /** Null until the server has answered. */
    @Nullable StreamFacts facts() {
        return facts;
    }

    /** Why it does not go on, in words; null if it does. */
    @Nullable String trouble() {
        return trouble;
    }

    /** Whether the end of the stream was reached, and nothing came after it until then. */
    boolean over() {
        return over;
    }

    /** Messages that were read. */
    long looked() {
        return looked.get();
    }

    /** Those of them that the filter left out. */
    long filtered() {
        return filtered.get();
    }

    Doubts.Told doubts() {
        return sieve.doubts().told();
    }

    /** Sequences that are not in the stream any more. */
    long missing() {
        return missing.get();
    }
}
