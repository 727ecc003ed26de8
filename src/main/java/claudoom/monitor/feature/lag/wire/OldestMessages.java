package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.Ages;
import claudoom.monitor.feature.lag.model.ConsumerRow;
import claudoom.monitor.feature.lag.model.ConsumerSample;
import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long the oldest message waits, from the time the stream stored it: read by sequence, which changes nothing. Only for
 * consumers that have something to do; what somebody looks at first, then the worst, a bounded number of questions a round.
 * Lives on the polling thread.
 */
final class OldestMessages {

    private static final int MOST_A_ROUND = 128;
    private static final int AT_ONCE = 8;

    private final LagBook book;
    private final ServerClock serverClock;
    private final StoredTimes times;

    /**
     * Where to look for the two oldest messages of a sample.
     *
     * @param held from where the oldest unacknowledged is looked for; 0 if none is
     * @param sure whether that is the one
     */
    private record Task(ConsumerRow row, ConsumerSample sample, boolean waits, long held, boolean sure) {

        List<String> filters() {
            var filters = row.setup().filters();
            return filters.isEmpty() ? List.of(">") : filters;
        }
    }

    OldestMessages(JetStreamLists api, LagBook book, InstantSource clock) {
        this.book = book;
        serverClock = new ServerClock(api, clock);
        times = new StoredTimes(api, book, clock);
    }

    /** Asks again for what was not permitted before. */
    void forgive() {
        times.forgive();
    }

    /**
     * Never fails: what cannot be found out stays unknown.
     *
     * @param first those that come before all others
     * @param everything whether these are all consumers that there are
     */
    CompletableFuture<Void> ask(Collection<ConsumerRow> rows, Collection<ConsumerId> first, boolean everything) {
        var seen = Set.copyOf(first);
        var tasks = rows.stream().flatMap(this::task)
                .sorted(Comparator.comparing((Task task) -> !seen.contains(task.row().id()))
                        .thenComparingLong(task -> -task.sample().lag()))
                .toList();
        if (everything) {
            times.keepOnly(tasks.stream().map(task -> task.row().id()).collect(Collectors.toUnmodifiableSet()));
        }
        boolean timeless = tasks.stream().anyMatch(task -> task.sample().serverTime() == null);
        var ready = timeless ? serverClock.look() : CompletableFuture.<Void>completedFuture(null);
        return ready.thenCompose(done -> {
            var chosen = affordable(tasks);
            withoutAges(rows, chosen);
            var lanes = Stream.generate(() -> next(chosen)).limit(AT_ONCE);
            return CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new));
        });
    }

    /** Nobody need wait for the ages of those that are not asked for. */
    private void withoutAges(Collection<ConsumerRow> rows, Collection<Task> chosen) {
        var asked = chosen.stream().map(task -> task.row().id()).collect(Collectors.toUnmodifiableSet());
        for (var row : rows) {
            var sample = row.sample();
            if (sample != null && sample.lag() > 0 && !asked.contains(row.id())) {
                book.unaged(row.id(), sample);
            }
        }
    }

    private Stream<Task> task(ConsumerRow row) {
        var sample = row.sample();
        if (sample == null || sample.lag() == 0 || times.denied(row.id().stream())) {
            return Stream.of();
        }
        var search = sample.ackPending() == 0 ? null : book.unacked(row.id(), sample);
        boolean waits = sample.pending() > 0 && !row.setup().lastPerSubject();
        return Stream.of(new Task(row, sample, waits, search == null ? 0 : search.from(),
                search != null && search.sure()));
    }

    /** What is known already costs nothing. */
    private Deque<Task> affordable(List<Task> tasks) {
        var chosen = new ArrayDeque<Task>();
        int asked = 0;
        for (var task : tasks) {
            int more = questions(task);
            if (asked + more <= MOST_A_ROUND || asked == 0) {
                asked += more;
                chosen.add(task);
            }
        }
        return chosen;
    }

    private int questions(Task task) {
        int count = 0;
        for (var filter : task.filters()) {
            count += task.waits() && !times.known(place(task, true, filter), behind(task)) ? 1 : 0;
            count += task.held() > 0 && !times.known(place(task, false, filter), task.held()) ? 1 : 0;
        }
        return count;
    }

    private static StoredTimes.Place place(Task task, boolean undelivered, String filter) {
        return new StoredTimes.Place(task.row().id(), undelivered, filter);
    }

    private static long behind(Task task) {
        return task.sample().delivered().stream() + 1;
    }

    private CompletableFuture<Void> next(Deque<Task> tasks) {
        var task = tasks.poll();
        if (task == null) {
            return CompletableFuture.completedFuture(null);
        }
        var waiting = task.waits()
                ? age(task, true, behind(task), Long.MAX_VALUE)
                : CompletableFuture.completedFuture(zero(task.sample().pending() == 0));
        return waiting.thenCompose(undelivered -> held(task).thenAccept(unacked -> book.ages(task.row().id(),
                task.sample(), task.sure() || task.sample().ackPending() == 0
                        ? new Ages(undelivered, unacked, null)
                        : new Ages(undelivered, null, unacked))))
                .thenCompose(done -> next(tasks));
    }

    private CompletableFuture<@Nullable Double> held(Task task) {
        return task.held() > 0
                ? age(task, false, task.held(), task.sample().delivered().stream())
                : CompletableFuture.completedFuture(zero(task.sample().ackPending() == 0));
    }

    private static @Nullable Double zero(boolean nothing) {
        return nothing ? (Double) 0.0 : null;
    }

    /** Age of the first message from a sequence on that the consumer wants; unknown if it lies behind {@code last}. */
    private CompletableFuture<@Nullable Double> age(Task task, boolean undelivered, long from, long last) {
        var answers = task.filters().stream().map(filter -> times.first(place(task, undelivered, filter), from))
                .toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).thenApply(done -> {
            var found = new HashSet<Instant>();
            for (var answer : answers) {
                var one = answer.join();
                if (one == null) {
                    return null; // the one that was not answered might be the oldest
                }
                if (one.sequence() <= last && one.time() != null) {
                    found.add(one.time());
                }
            }
            return found.isEmpty() ? null : seconds(task.sample(), found.stream().min(Comparator.naturalOrder()).get());
        });
    }

    private @Nullable Double seconds(ConsumerSample sample, Instant stored) {
        var now = sample.serverTime() == null ? serverClock.at(sample.at()) : sample.serverTime();
        return now == null ? null : (Double) Math.max(0, Duration.between(stored, now).toNanos() / 1e9);
    }
}
