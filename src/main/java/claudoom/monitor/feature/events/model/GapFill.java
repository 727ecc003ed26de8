package claudoom.monitor.feature.events.model;

import claudoom.monitor.feature.events.model.Fill.Phase;
import claudoom.monitor.feature.events.model.GapReading.Room;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads from all streams that may hold it what was missed in one gap: bounded, by sequence, and without the messages that did
 * come live. Its work is done on the thread of the archive; any thread may look or cancel.
 */
public final class GapFill {

    /** The ends of gaps are not sharper than this; what came live is told apart by its content. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Archive archive;
    private final Where where;
    private final Function<String, LiveSubject> subjects;
    private final Tail tail;
    private final Room room;
    private final List<Entry> found = new ArrayList<>();
    private final Map<Entry, String> streams = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    /** What is to be said of it besides. */
    private final List<String> notes = new ArrayList<>();
    private final List<String> unled = new ArrayList<>();
    private volatile boolean cancelled;
    private final AtomicLong looked = new AtomicLong();
    private long bytes;
    private boolean cut;
    private boolean outOfBytes;
    private volatile @Nullable Fill end;

    /**
     * What is missing.
     *
     * @param number of the first message after it in the tail
     * @param patterns under which the missing subjects fall
     * @param early so much earlier than it was stored a message may have come, by the clocks
     * @param late so much later
     * @param silent whether nothing came in between
     * @param given what was filled into other gaps
     */
    record Where(long number, Instant from, Instant to, List<String> patterns, Duration early, Duration late,
            boolean silent, List<Entry> given) {}

    /** @param room what it may find before it ends */
    GapFill(Archive archive, Where where, Tail tail, Function<String, LiveSubject> subjects, Room room) {
        this.archive = archive;
        this.where = where;
        this.tail = tail;
        this.subjects = subjects;
        this.room = room;
    }

    GapFill start() {
        archive.ahead().thenCombineAsync(archive.streams(), this::begin, archive.thread())
                .thenCompose(ways -> ways).whenCompleteAsync((done, failed) -> finish(failed), archive.thread());
        return this;
    }

    private CompletableFuture<Void> begin(Duration ahead, List<StreamFacts> streams) {
        var patterns = where.patterns.stream().map(SubjectPattern::new).toList();
        var holding = streams.stream().filter(each -> each.mayHold(where.patterns)).toList();
        holding.stream().filter(each -> !each.led()).forEach(each -> unled.add(each.name()));
        var readable = holding.stream().filter(each -> each.led() && each.lastSeq() > 0).toList();
        if (holding.isEmpty()) {
            throw new Archive.Failed("no stream holds these subjects");
        }
        if (readable.isEmpty() && !unled.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        var live = LiveCopies.around(tail, where.number, where.from.minus(MARGIN).minus(where.early),
                where.to.plus(MARGIN).plus(where.late),
                subject -> patterns.stream().anyMatch(each -> each.matches(subject)));
        var first = live.lostBefore() ? where.from.plus(where.early) : where.from.minus(MARGIN);
        var last = live.lostAfter() ? where.to.minus(where.late) : where.to.plus(MARGIN);
        judge(live, first, last);
        CompletableFuture<Void> way = CompletableFuture.completedFuture(null);
        for (var stream : readable) {
            way = way.thenComposeAsync(done -> found.size() >= room.messages() || cancelled
                    ? skipped()
                    : read(stream, new GapReading.Job(patterns, live, first.plus(ahead), last.plus(ahead),
                            where.early, where.late, ahead, given(), () -> cancelled,
                            looked::incrementAndGet)),
                    archive.thread());
        }
        return way;
    }

    private List<Entry> given() {
        return Stream.concat(where.given.stream(), found.stream()).toList();
    }

    /** Whether it can be told what came live, and what cannot be. */
    private void judge(LiveCopies live, Instant first, Instant last) {
        if (live.many()) {
            throw new Archive.Failed("too many messages came around it to tell which are missing");
        }
        if (!live.lostBefore() && !live.lostAfter()) {
            return;
        }
        if (!where.silent || !first.isBefore(last)) {
            throw new Archive.Failed("what came live around it has left the buffer: nobody can tell which are missing");
        }
        notes.add("without its " + (live.lostAfter() ? "first and last" : "first") + " " + where.early.toSeconds()
                + " s: what came live then has left the buffer");
    }

    private CompletableFuture<Void> skipped() {
        cut = true;
        return CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Void> read(StreamFacts stream, GapReading.Job job) {
        var reading = new GapReading(archive, stream, job,
                new Room(room.messages() - found.size(), room.bytes() - bytes));
        return reading.go().whenCompleteAsync((done, failed) -> take(stream.name(), reading), archive.thread());
    }

    private void take(String stream, GapReading from) {
        for (var message : from.missed()) {
            var entry = message.entry(subjects.apply(message.subject()));
            found.add(entry);
            streams.put(entry, stream);
            bytes += message.payload().length;
        }
        if (!from.missed().isEmpty()) {
            names.add(stream);
        }
        cut |= from.cut();
        outOfBytes |= from.outOfBytes();
        var note = from.note();
        if (!note.isEmpty()) {
            notes.add(note);
        }
    }

    private void finish(@Nullable Throwable failed) {
        found.sort(Comparator.comparingLong(Entry::at));
        var from = names.size() == 1 ? names.getFirst() : names.isEmpty() ? "" : names.size() + " streams";
        if (!unled.isEmpty()) {
            notes.addFirst(unled.stream().limit(3).collect(Collectors.joining(", "))
                    + (unled.size() > 3 ? " and " + (unled.size() - 3) + " more" : "")
                    + (unled.size() == 1 ? " has" : " have") + " no leader, not read: try again later");
        }
        if (cancelled || cut) {
            notes.addFirst(
                    cancelled ? "cancelled" : outOfBytes ? "there is more than there is room for" : "there is more");
        }
        var why = String.join("; ", notes);
        if (failed != null) {
            end = new Fill(found.isEmpty() ? Phase.FAILED : Phase.PARTLY, found.size(), from,
                    Archive.Failed.reason(failed));
        } else if (found.isEmpty() && !unled.isEmpty()) {
            end = new Fill(Phase.FAILED, 0, "", why);
        } else {
            end = new Fill(cancelled || cut || !unled.isEmpty() ? Phase.PARTLY : Phase.DONE, found.size(), from, why);
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
