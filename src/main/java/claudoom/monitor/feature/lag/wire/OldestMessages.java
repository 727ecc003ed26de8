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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
    private static final List<String> ALL = List.of(">");

    private final LagBook book;
    private final InstantSource clock;
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
            return filters.isEmpty() ? ALL : filters;
        }
    }

    OldestMessages(JetStreamLists api, LagBook book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
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
        var tasks = new ArrayList<Task>();
        boolean timeless = false;
        for (var row : rows) {
            var task = task(row);
            if (task != null) {
                tasks.add(task);
                timeless |= task.sample().serverTime() == null;
            }
        }
        if (everything) {
            var busy = new HashSet<ConsumerId>();
            tasks.forEach(task -> busy.add(task.row().id()));
            times.keepOnly(busy);
        }
        return timeless ? serverClock.look().thenCompose(done -> find(tasks, first)) : find(tasks, first);
    }

    /** Of most everything is known already: only the others have to be put into an order, and to wait. */
    private CompletableFuture<Void> find(List<Task> tasks, Collection<ConsumerId> first) {
        var now = clock.instant();
        tasks.removeIf(task -> known(task, now));
        if (tasks.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        var seen = Set.copyOf(first);
        tasks.sort(Comparator.comparing((Task task) -> !seen.contains(task.row().id()))
                .thenComparingLong(task -> -task.sample().lag()));
        var chosen = affordable(tasks, now);
        var lanes = Stream.generate(() -> next(chosen)).limit(AT_ONCE);
        return CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new));
    }

    /** Tells its ages if no question is needed for them. */
    private boolean known(Task task, Instant now) {
        var undelivered = zero(task.sample().pending() == 0);
        if (task.waits()) {
            var found = kept(task, true, behind(task), now);
            if (found == null) {
                return false;
            }
            undelivered = age(task, found, Long.MAX_VALUE);
        }
        var unacked = zero(task.sample().ackPending() == 0);
        if (task.held() > 0) {
            var found = kept(task, false, task.held(), now);
            if (found == null) {
                return false;
            }
            unacked = age(task, found, task.sample().delivered().stream());
        }
        tell(task, undelivered, unacked);
        return true;
    }

    /** One for each filter; null if one of them has to be asked for. */
    private @Nullable List<StoredTimes.Found> kept(Task task, boolean undelivered, long from, Instant now) {
        var all = new ArrayList<StoredTimes.Found>(1);
        for (var filter : task.filters()) {
            var found = times.kept(place(task, undelivered, filter), from, now);
            if (found == null) {
                return null;
            }
            all.add(found);
        }
        return all;
    }

    /** Null if there is nothing to look for; nobody need wait for ages then. */
    private @Nullable Task task(ConsumerRow row) {
        var sample = row.sample();
        if (sample == null || sample.lag() == 0) {
            return null;
        }
        if (times.denied(row.id().stream())) {
            book.unaged(row.id(), sample);
            return null;
        }
        var search = sample.ackPending() == 0 ? null : book.unacked(row.id(), sample);
        boolean waits = sample.pending() > 0 && !row.setup().lastPerSubject();
        return new Task(row, sample, waits, search == null ? 0 : search.from(), search != null && search.sure());
    }

    private Deque<Task> affordable(List<Task> tasks, Instant now) {
        var chosen = new ArrayDeque<Task>();
        int asked = 0;
        for (var task : tasks) {
            int more = asked < MOST_A_ROUND ? questions(task, now) : MOST_A_ROUND; // each of the others needs one
            if (asked + more <= MOST_A_ROUND || asked == 0) {
                asked += more;
                chosen.add(task);
            } else {
                book.unaged(task.row().id(), task.sample()); // nobody need wait for its ages
            }
        }
        return chosen;
    }

    private int questions(Task task, Instant now) {
        int count = 0;
        for (var filter : task.filters()) {
            count += task.waits() && times.kept(place(task, true, filter), behind(task), now) == null ? 1 : 0;
            count += task.held() > 0 && times.kept(place(task, false, filter), task.held(), now) == null ? 1 : 0;
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
                ? asked(task, true, behind(task), Long.MAX_VALUE)
                : CompletableFuture.completedFuture(zero(task.sample().pending() == 0));
        return waiting.thenCompose(undelivered -> held(task).thenAccept(unacked -> tell(task, undelivered, unacked)))
                .thenCompose(done -> next(tasks));
    }

    private void tell(Task task, @Nullable Double undelivered, @Nullable Double unacked) {
        boolean sure = task.sure() || task.sample().ackPending() == 0;
        book.ages(task.row().id(), task.sample(),
                sure ? new Ages(undelivered, unacked, null) : new Ages(undelivered, null, unacked));
    }

    private CompletableFuture<@Nullable Double> held(Task task) {
        return task.held() > 0
                ? asked(task, false, task.held(), task.sample().delivered().stream())
                : CompletableFuture.completedFuture(zero(task.sample().ackPending() == 0));
    }

    private static @Nullable Double zero(boolean nothing) {
        return nothing ? (Double) 0.0 : null;
    }

    private CompletableFuture<@Nullable Double> asked(Task task, boolean undelivered, long from, long last) {
        var answers = task.filters().stream().map(filter -> times.first(place(task, undelivered, filter), from))
                .toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).thenApply(done -> {
            var found = new ArrayList<StoredTimes.Found>();
            for (var answer : answers) {
                var one = answer.join();
                if (one == null) {
                    return null; // the one that was not answered might be the oldest
                }
                found.add(one);
            }
            return age(task, found, last);
        });
    }

    /** Age of the oldest; unknown if all lie behind {@code last}. */
    private @Nullable Double age(Task task, List<StoredTimes.Found> found, long last) {
        Instant oldest = null;
        for (var one : found) {
            var time = one.sequence() <= last ? one.time() : null;
            oldest = oldest == null || (time != null && time.isBefore(oldest)) ? time : oldest;
        }
        return oldest == null ? null : seconds(task.sample(), oldest);
    }

    private @Nullable Double seconds(ConsumerSample sample, Instant stored) {
        var now = sample.serverTime() == null ? serverClock.at(sample.at()) : sample.serverTime();
        return now == null ? null : (Double) Math.max(0, Duration.between(stored, now).toNanos() / 1e9);
    }
}
