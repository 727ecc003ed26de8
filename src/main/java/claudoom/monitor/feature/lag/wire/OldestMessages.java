package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.ConsumerRow;
import claudoom.monitor.feature.lag.model.ConsumerSample;
import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.nats.QuestionFailed.Reason;
import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * How long the oldest message waits, from the time the stream stored it: read by sequence, which changes nothing. Only for
 * consumers that have something to do, the worst first, a bounded number a round; an answer is kept as long as it must still be
 * true.
 */
final class OldestMessages {

    private static final int MOST_A_ROUND = 64;
    private static final int AT_ONCE = 8;
    /** The message may have been deleted meanwhile, so an answer is not believed for ever. */
    private static final Duration BELIEVED = Duration.ofSeconds(30);

    private final JetStreamLists api;
    private final LagBook book;
    private final InstantSource clock;
    private final ServerClock serverClock;
    private final Map<Place, Found> known = new HashMap<>();
    /** Streams whose messages this login may not read. */
    private final Set<String> denied = new HashSet<>();

    /** Where the search began for whom: behind the deliveries or behind the ack floor, for one filter. */
    private record Place(ConsumerId id, boolean undelivered, String filter) {}

    /** @param time null if there is no such message */
    private record Found(long from, long sequence, @Nullable Instant time, Instant asked) {

        boolean answers(long wanted, Instant now) {
            return wanted >= from && wanted <= sequence && Duration.between(asked, now).compareTo(BELIEVED) < 0;
        }
    }

    private record Task(ConsumerRow row, ConsumerSample sample) {}

    OldestMessages(JetStreamLists api, LagBook book, InstantSource clock) {
        this.api = api;
        this.book = book;
        this.clock = clock;
        serverClock = new ServerClock(api, clock);
    }

    /** Asks again for what was not permitted before. */
    void forgive() {
        denied.clear();
    }

    /** Never fails: what cannot be found out stays unknown. */
    CompletableFuture<Void> ask(Collection<ConsumerRow> rows) {
        var tasks = new ArrayDeque<>(rows.stream().flatMap(this::task)
                .sorted(Comparator.comparingLong((Task task) -> task.sample().lag()).reversed()).limit(MOST_A_ROUND)
                .toList());
        known.keySet().removeIf(place -> tasks.stream().noneMatch(task -> task.row().id().equals(place.id())));
        boolean timeless = tasks.stream().anyMatch(task -> task.sample().serverTime() == null);
        var ready = timeless ? serverClock.look() : CompletableFuture.<Void>completedFuture(null);
        return ready.thenCompose(done -> {
            var lanes = Stream.generate(() -> next(tasks)).limit(AT_ONCE);
            return CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new));
        });
    }

    private Stream<Task> task(ConsumerRow row) {
        var sample = row.sample();
        return sample != null && sample.lag() > 0 && !denied.contains(row.id().stream())
                ? Stream.of(new Task(row, sample))
                : Stream.empty();
    }

    private CompletableFuture<Void> next(Deque<Task> tasks) {
        var task = tasks.poll();
        if (task == null) {
            return CompletableFuture.completedFuture(null);
        }
        var sample = task.sample();
        var undelivered = sample.pending() == 0 || task.row().setup().lastPerSubject()
                ? CompletableFuture.completedFuture(sample.pending() == 0 ? sure(0.0) : null)
                : age(task, true, sample.delivered().stream() + 1, Long.MAX_VALUE);
        return undelivered.thenCompose(waiting -> unacked(task).thenAccept(
                held -> book.ages(task.row().id(), sample, waiting, held))).thenCompose(done -> next(tasks));
    }

    private static @Nullable Double sure(double value) {
        return value;
    }

    private CompletableFuture<@Nullable Double> unacked(Task task) {
        var sample = task.sample();
        if (sample.ackPending() == 0) {
            return CompletableFuture.completedFuture(0.0);
        }
        // behind messages that were given up the floor is stuck, and does not tell where the unacknowledged begin
        boolean stuck = sample.redelivered() > sample.ackPending();
        return stuck
                ? CompletableFuture.completedFuture(null)
                : age(task, false, sample.ackFloor().stream() + 1, sample.delivered().stream());
    }

    /** Age of the first message from a sequence on that the consumer wants; unknown if it lies behind {@code last}. */
    private CompletableFuture<@Nullable Double> age(Task task, boolean undelivered, long from, long last) {
        var filters = task.row().setup().filters().isEmpty() ? List.of(">") : task.row().setup().filters();
        CompletableFuture<@Nullable Instant> oldest = CompletableFuture.completedFuture(null);
        for (var filter : filters) {
            var place = new Place(task.row().id(), undelivered, filter);
            oldest = oldest.thenCombine(find(place, from, last), OldestMessages::earlier);
        }
        return oldest.thenApply(time -> seconds(task.sample(), time));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private @Nullable Double seconds(ConsumerSample sample, @Nullable Instant stored) {
        var now = sample.serverTime() == null ? serverClock.at(sample.at()) : sample.serverTime();
        return now == null || stored == null
                ? null
                : (Double) Math.max(0, Duration.between(stored, now).toNanos() / 1e9);
    }

    private CompletableFuture<@Nullable Instant> find(Place place, long from, long last) {
        var before = known.get(place);
        if (before != null && before.answers(from, clock.instant())) {
            return CompletableFuture.completedFuture(before.sequence() <= last ? before.time() : null);
        }
        var body = "{\"seq\":" + from + ",\"next_by_subj\":\""
                + new String(JsonStringEncoder.getInstance().quoteAsCharArray(place.filter())) + "\"}";
        return api.ask("$JS.API.STREAM.MSG.GET." + place.id().stream(), body).handle((answer, failed) -> {
            if (failed != null) {
                if (Sweep.reason(failed) == Reason.NOT_PERMITTED) {
                    denied.add(place.id().stream());
                }
                return null;
            }
            var message = answer.path("message");
            var found = new Found(from, Json.count(message.path("seq")), Json.time(message.path("time")),
                    clock.instant());
            known.put(place, found);
            return found.sequence() <= last ? found.time() : null;
        });
    }
}
