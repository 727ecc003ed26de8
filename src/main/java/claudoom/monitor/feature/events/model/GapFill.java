package claudoom.monitor.feature.events.model;

import claudoom.monitor.feature.events.model.Fill.Phase;
import claudoom.monitor.terms.SubjectPattern;
import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Tail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads from all streams that may hold it what was missed in one gap: bounded, by sequence, and without the messages that did
 * come live. Its work is done on the thread of the archive; any thread may look or cancel.
 */
public final class GapFill {

    private static final long MOST_BYTES = 32L << 20;
    /** The ends of gaps are not sharper than this; what came live is told apart by its content. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Archive archive;
    private final Where where;
    private final Function<String, LiveSubject> subjects;
    private final Tail tail;
    private final int most;
    private final List<Entry> found = new ArrayList<>();
    private final Map<Entry, String> streams = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private LiveCopies live = LiveCopies.none();
    private Duration ahead = Duration.ZERO;
    private volatile boolean cancelled;
    private final AtomicLong looked = new AtomicLong();
    private boolean cut;
    private volatile @Nullable Fill end;

    /**
     * What is missing.
     *
     * @param number of the first message after it in the tail
     * @param patterns under which the missing subjects fall
     * @param tolerance how far the server's time and ours may be apart for the same message
     */
    record Where(long number, Instant from, Instant to, List<String> patterns, Duration tolerance) {

        boolean holds(String subject) {
            return patterns.stream().anyMatch(each -> new SubjectPattern(each).matches(subject));
        }
    }

    /** What one stream holds around the gap. */
    private final class Reading {

        private final StreamFacts stream;
        private final Instant until = where.to.plus(ahead).plus(MARGIN).plus(where.tolerance.multipliedBy(2));
        private final List<Stored> candidates = new ArrayList<>();
        private long bytes;

        Reading(StreamFacts stream) {
            this.stream = stream;
        }

        CompletableFuture<Void> go() {
            var from = where.from.plus(ahead).minus(MARGIN).minus(where.tolerance.multipliedBy(2));
            var subject = where.patterns.size() == 1 ? where.patterns.getFirst() : Archive.EVERY_SUBJECT;
            return SequenceSearch.at(archive, stream, from)
                    .thenComposeAsync(first -> walk(new StreamWalk(archive, stream.name(), subject, first,
                            stream.lastSeq())), archive.thread())
                    .whenCompleteAsync((done, failed) -> missed(), archive.thread());
        }

        private CompletableFuture<Void> walk(StreamWalk way) {
            if (way.over() || full()) {
                return CompletableFuture.completedFuture(null);
            }
            return way.next().thenComposeAsync(part -> part.messages().stream().allMatch(this::take)
                    ? walk(way)
                    : CompletableFuture.<Void>completedFuture(null), archive.thread());
        }

        /** Returns whether there may be more. */
        private boolean take(Stored message) {
            if (message.at().isAfter(until) || full()) {
                return false;
            }
            if (where.holds(message.subject())) {
                candidates.add(message);
                bytes += message.payload().length;
                looked.incrementAndGet();
            }
            return true;
        }

        private boolean full() {
            boolean much = candidates.size() > most - found.size() + live.size() || bytes > MOST_BYTES;
            cut |= much;
            return much || cancelled;
        }

        private void missed() {
            int before = found.size();
            var first = where.from.plus(ahead).minus(MARGIN);
            var last = where.to.plus(ahead).plus(MARGIN);
            for (var message : live.missedOf(candidates, ahead, List.copyOf(found))) {
                if (!message.at().isBefore(first) && !message.at().isAfter(last)) {
                    if (found.size() == most) {
                        cut = true;
                        break;
                    }
                    var entry = message.entry(subjects.apply(message.subject()));
                    found.add(entry);
                    streams.put(entry, stream.name());
                }
            }
            if (found.size() > before) {
                names.add(stream.name());
            }
        }
    }

    /** @param most messages after which it ends */
    GapFill(Archive archive, Where where, Tail tail, Function<String, LiveSubject> subjects, int most) {
        this.archive = archive;
        this.where = where;
        this.tail = tail;
        this.subjects = subjects;
        this.most = most;
    }

    GapFill start() {
        archive.ahead().thenCombineAsync(archive.streams(), this::begin, archive.thread())
                .thenCompose(ways -> ways).whenCompleteAsync((done, failed) -> finish(failed), archive.thread());
        return this;
    }

    private CompletableFuture<Void> begin(Duration serverAhead, List<StreamFacts> streams) {
        ahead = serverAhead;
        live = LiveCopies.around(tail, where.number, where.from.minus(MARGIN), where.to.plus(MARGIN),
                where.tolerance);
        if (!live.complete()) {
            throw new Archive.Failed("too many messages came around it to tell which are missing");
        }
        var holding = streams.stream().filter(each -> each.mayHold(where.patterns) && !each.empty()).toList();
        if (holding.isEmpty()) {
            throw new Archive.Failed("no stream holds these subjects");
        }
        CompletableFuture<Void> way = CompletableFuture.completedFuture(null);
        for (var stream : holding) {
            way = way.thenComposeAsync(done -> found.size() >= most || cancelled
                    ? CompletableFuture.<Void>completedFuture(null)
                    : new Reading(stream).go(), archive.thread());
        }
        return way;
    }

    private void finish(@Nullable Throwable failed) {
        found.sort(Comparator.comparingLong(Entry::at));
        var from = names.size() == 1 ? names.getFirst() : names.isEmpty() ? "" : names.size() + " streams";
        if (failed != null) {
            end = new Fill(found.isEmpty() ? Phase.FAILED : Phase.PARTLY, found.size(), from,
                    Archive.Failed.reason(failed));
        } else if (cancelled || cut) {
            end = new Fill(Phase.PARTLY, found.size(), from, cancelled ? "cancelled" : "there is more");
        } else {
            end = new Fill(Phase.DONE, found.size(), from, "");
        }
    }

    void cancel() {
        cancelled = true;
    }

    boolean over() {
        return end != null;
    }

    /** While it runs it tells of the messages that it looked at. */
    Fill state() {
        var ended = end;
        return ended != null ? ended : new Fill(Phase.RUNNING, looked.get(), "", cancelled ? "stopping" : "");
    }

    /** Which stream held what it found; to be asked when it is over. */
    Map<Entry, String> streams() {
        return streams;
    }

    /** What it found, by time; to be asked when it is over. */
    List<Entry> found() {
        return List.copyOf(found);
    }
}
