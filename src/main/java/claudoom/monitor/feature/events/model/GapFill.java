package claudoom.monitor.feature.events.model;

import claudoom.monitor.feature.events.model.Fill.Phase;
import claudoom.monitor.terms.SubjectPattern;
import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.LiveSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads from all streams that may hold it what was missed in one gap: bounded, by sequence, and without the messages that did
 * come live. Its work is done on the thread of the archive; any thread may look or cancel.
 */
public final class GapFill {

    private static final long MOST_BYTES = 32L << 20;
    /** Clocks and ends of gaps are not sharper than this; what came live is told apart by its content. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Archive archive;
    private final Break what;
    private final List<String> patterns;
    private final Supplier<LiveCopies> around;
    private final Function<String, LiveSubject> subjects;
    private final int most;
    private final List<Entry> found = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private LiveCopies live = LiveCopies.none();
    private long bytes;
    private Duration ahead = Duration.ZERO;
    private volatile boolean cancelled;
    private volatile long filled;
    private volatile @Nullable Fill end;

    /**
     * @param patterns under which the missing subjects fall
     * @param live the messages around the gap that did come
     * @param most messages after which it ends
     */
    GapFill(Archive archive, Break what, List<String> patterns, Supplier<LiveCopies> live,
            Function<String, LiveSubject> subjects, int most) {
        this.archive = archive;
        this.what = what;
        this.patterns = patterns;
        this.around = live;
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
        live = around.get();
        if (!live.complete()) {
            throw new Archive.Failed("too many messages came around it to tell which are missing");
        }
        var holding = streams.stream().filter(each -> each.mayHold(patterns) && !each.empty()).toList();
        if (holding.isEmpty()) {
            throw new Archive.Failed("no stream holds these subjects");
        }
        CompletableFuture<Void> way = CompletableFuture.completedFuture(null);
        for (var stream : holding) {
            way = way.thenComposeAsync(done -> read(stream), archive.thread());
        }
        return way;
    }

    private CompletableFuture<Void> read(StreamFacts stream) {
        if (full()) {
            return CompletableFuture.completedFuture(null);
        }
        var from = what.from().plus(ahead).minus(MARGIN);
        var subject = patterns.size() == 1 ? patterns.getFirst() : Archive.EVERY_SUBJECT;
        return SequenceSearch.at(archive, stream, from).thenComposeAsync(first -> {
            int before = found.size();
            return walk(new StreamWalk(archive, stream.name(), subject, first, stream.lastSeq()))
                    .thenRun(() -> remember(stream.name(), before));
        }, archive.thread());
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
        if (message.at().isAfter(end().plus(ahead).plus(MARGIN)) || full()) {
            return false;
        }
        boolean ours = patterns.stream().anyMatch(each -> new SubjectPattern(each).matches(message.subject()));
        if (ours && !live.take(message, message.at().minus(ahead))) {
            found.add(message.entry(subjects.apply(message.subject())));
            bytes += message.payload().length;
            filled = found.size();
        }
        return true;
    }

    private Instant end() {
        return what.to() == null ? what.from() : what.to();
    }

    private boolean full() {
        return cancelled || found.size() >= most || bytes >= MOST_BYTES;
    }

    /** What one stream gave is not taken again from another that stores the same. */
    private void remember(String stream, int before) {
        if (found.size() > before) {
            names.add(stream);
            found.subList(before, found.size()).forEach(entry -> live.add(entry, entry.at() - ahead.toMillis()));
        }
    }

    private void finish(@Nullable Throwable failed) {
        found.sort(Comparator.comparingLong(Entry::at));
        var from = names.size() == 1 ? names.getFirst() : names.isEmpty() ? "" : names.size() + " streams";
        if (failed != null) {
            var why = Archive.Failed.reason(failed);
            end = new Fill(found.isEmpty() ? Phase.FAILED : Phase.PARTLY, found.size(), from, why);
        } else if (full()) {
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

    Fill state() {
        var ended = end;
        return ended != null ? ended : new Fill(Phase.RUNNING, filled, "", cancelled ? "stopping" : "");
    }

    /** What it found, by time; to be asked when it is over. */
    List<Entry> found() {
        return List.copyOf(found);
    }
}
