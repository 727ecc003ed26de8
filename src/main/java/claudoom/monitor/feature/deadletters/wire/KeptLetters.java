package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.feature.deadletters.model.DeadLetters;
import claudoom.monitor.feature.deadletters.model.History;
import claudoom.monitor.feature.deadletters.wire.Mark.Span;
import claudoom.monitor.nats.QuestionFailed.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what streams keep of dead letters: all at first, then every few seconds what is new, so that letters from before we
 * came, from gaps, and those that the client library threw away are here too. Scheduler thread only.
 */
final class KeptLetters {

    private static final System.Logger LOG = System.getLogger(KeptLetters.class.getName());
    /** What was sent before the subscription stood may come a moment later to the stream than to us, or the other way round. */
    private static final Duration SETTLE = Duration.ofMillis(500);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LIVE_WAITS = Duration.ofMinutes(1);
    private static final int MOST_SPANS = 100;

    private final Shelves shelves;
    private final ScheduledExecutorService polls;
    private final InstantSource clock;
    private final LetterSorting sorting;
    private final History history;
    private final Duration every;
    private final Map<Part, Mark> marks = new HashMap<>();
    private final List<Span> spans = new ArrayList<>();
    private Map<String, List<String>> subjects = Map.of();
    private volatile LongSupplier dropped = () -> 0;
    private long droppedBefore;
    private @Nullable ScheduledFuture<?> next;
    private Instant connectedAt = Instant.MAX;
    private boolean connected;
    private int connection;

    /** What is read in one go. */
    private record Part(String stream, String filter) {}

    /** @param every how long after one reading the next begins */
    KeptLetters(Shelves shelves, ScheduledExecutorService polls, InstantSource clock, LetterSorting sorting,
            History history, Duration every) {
        this.shelves = shelves;
        this.polls = polls;
        this.clock = clock;
        this.sorting = sorting;
        this.history = history;
        this.every = every;
    }

    /** @param messages that the client library threw away so far; any thread */
    void drops(LongSupplier messages) {
        dropped = messages;
    }

    /** The subscriptions stand. */
    void connected() {
        connected = true;
        connection++;
        connectedAt = clock.instant();
        history.listening(connectedAt);
        marks.values().forEach(Mark::doubt);
        roundAfter(Duration.ZERO);
    }

    /** @param lastAlive the last moment at which the subscriptions surely stood */
    void disconnected(Instant lastAlive) {
        noticeOverrun(lastAlive);
        connected = false;
        connection++;
        history.reading(false);
        if (next != null) {
            next.cancel(false);
        }
        for (var one : marks.entrySet()) {
            if (one.getValue().isUncomparable()) {
                one.getValue().uncomparableUntil(lastAlive);
                history.overrun(lastAlive);
            }
        }
    }

    private void roundAfter(Duration wait) {
        if (next != null) {
            next.cancel(false);
        }
        if (connected) {
            next = polls.schedule(() -> guarded(this::round), wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Whatever is wrong with one round, there is a next one. */
    private void guarded(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException broken) {
            LOG.log(System.Logger.Level.ERROR, "reading what streams keep", broken);
            history.reading(false);
            history.trouble("What streams keep cannot be read: a fault of this program, which its log tells.");
            roundAfter(every);
        }
    }

    private void round() {
        int mine = connection;
        noticeOverrun(clock.instant().plus(ShelfReading.SKEW));
        long droppedNow = dropped.getAsLong();
        next = polls.schedule(() -> guarded(() -> ask(mine, droppedNow)), SETTLE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** When so many came that nobody can pair them with what streams keep, those that streams took in meanwhile are left out. */
    private void noticeOverrun(Instant until) {
        if (sorting.forgotRead()) {
            history.overrun(clock.instant());
        }
        boolean letters = sorting.forgetIfOverrun();
        boolean advisories = sorting.forgetLostAdvisories();
        if (!letters && !advisories) {
            return;
        }
        var span = new Span(connectedAt.minus(ShelfReading.SKEW), until);
        marks.forEach((part, mark) -> {
            if (History.advisory(part.filter) ? advisories : letters) {
                mark.uncomparable(span);
            }
        });
        if (letters) {
            spans.add(span);
            if (spans.size() > MOST_SPANS) {
                spans.removeFirst();
            }
            if (dropped.getAsLong() > droppedBefore && !subjects.isEmpty()) {
                history.dropped(clock.instant());
            }
        }
    }

    private void ask(int mine, long droppedNow) {
        var began = clock.instant();
        shelves.list().thenComposeAsync(listing -> {
            tell(listing);
            return readAll(listing.keepers(), mine).thenApply(done -> listing);
        }, polls).whenCompleteAsync((listing, failed) -> {
            if (mine == connection) {
                history.reading(false);
                if (sorting.forgotRead()) { // before anybody believes that all are counted
                    history.overrun(clock.instant());
                }
                guarded(() -> ended(listing, failed, began, droppedNow));
            }
        }, polls);
    }

    private void tell(Shelves.Listing listing) {
        var kept = new TreeMap<String, List<String>>();
        listing.missing().forEach(name -> {
            var before = subjects.get(name);
            if (before != null) {
                kept.put(name, before);
            }
        });
        listing.keepers().forEach(keeper -> kept.put(keeper.name(), keeper.subjects()));
        subjects = kept;
        history.keptBy(kept, clock.instant());
        history.passing(listing.keepers().stream().filter(keeper -> !keeper.forGood()).map(Keeper::name).toList());
        history.copies(listing.copies());
    }

    private void ended(Shelves.@Nullable Listing listing, @Nullable Throwable failed, Instant began, long droppedNow) {
        if (failed != null || listing == null) {
            var known = Failures.of(failed);
            if (known != null && known.reason() == Reason.NOT_CONNECTED) {
                roundAfter(SOON);
                return;
            }
            if (known != null && known.reason() == Reason.NOBODY_THERE) {
                history.nothingKept(clock.instant());
            } else {
                history.trouble(Failures.sentence(failed));
            }
        } else {
            var silent = silent(listing);
            if (silent.isEmpty()) {
                sorting.giveUpBefore(began.minus(LIVE_WAITS));
                droppedBefore = droppedNow;
                history.counted();
            } else {
                history.trouble("No server tells now what " + String.join(", ", silent)
                        + (silent.size() == 1 ? " keeps." : " keep."));
            }
        }
        roundAfter(every);
    }

    /** Streams that may keep letters and of which nothing can be read now. */
    private static List<String> silent(Shelves.Listing listing) {
        var silent = new ArrayList<>(listing.missing());
        listing.keepers().stream().filter(keeper -> !keeper.led()).map(Keeper::name).forEach(silent::add);
        return silent;
    }

    /** One that cannot be read does not keep the others from being read. */
    private CompletableFuture<Void> readAll(List<Keeper> keepers, int mine) {
        var failures = new ArrayList<Throwable>();
        var all = CompletableFuture.<Void>completedFuture(null);
        for (var keeper : keepers) {
            for (var filter : keeper.filters()) {
                all = all.thenComposeAsync(before -> keeper.led() && !Failures.unconnected(failures)
                        ? read(keeper, filter, mine).exceptionally(failed -> {
                            failures.add(failed);
                            return null;
                        })
                        : CompletableFuture.completedFuture(null), polls);
            }
        }
        return all.thenComposeAsync(done -> failures.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(failures.getLast()), polls);
    }

    private CompletableFuture<Void> read(Keeper keeper, String filter, int mine) {
        if (mine != connection) {
            return CompletableFuture.failedFuture(new StreamReading.Superseded());
        }
        return mark(new Part(keeper.name(), filter), keeper).thenComposeAsync(
                mark -> new ShelfReading(shelves, polls, sorting, history, keeper, filter, mark, connectedAt,
                        () -> mine == connection).read(DeadLetters.MOST),
                polls);
    }

    private CompletableFuture<Mark> mark(Part part, Keeper keeper) {
        var known = marks.get(part);
        if (known == null || !known.of(keeper)) {
            var fresh = Mark.fresh(keeper);
            if (!History.advisory(part.filter)) {
                spans.forEach(fresh::cameLive);
            }
            return put(part, fresh);
        }
        if (known.lostBy(keeper)) {
            return put(part, known.anew(keeper));
        }
        if (!known.doubtful(keeper)) {
            return CompletableFuture.completedFuture(known);
        }
        return shelves.at(part.stream, known.high()).thenComposeAsync(last -> {
            known.trust();
            return put(part, known.endsWith(last) ? known : known.anew(keeper));
        }, polls);
    }

    private CompletableFuture<Mark> put(Part part, Mark mark) {
        marks.put(part, mark);
        return CompletableFuture.completedFuture(mark);
    }
}
