package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.feature.deadletters.model.DeadLetters;
import claudoom.monitor.feature.deadletters.model.History;
import claudoom.monitor.nats.QuestionFailed;
import claudoom.monitor.nats.QuestionFailed.Reason;
import claudoom.monitor.nats.Questions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads what streams keep of dead letters: all at first, then every few seconds what is new, so that letters from before we
 * came, from gaps, and those that the client library threw away are here too. Scheduler thread only.
 */
final class KeptLetters {

    /** What was sent before the subscription stood may come a moment later to the stream than to us, or the other way round. */
    private static final Duration SETTLE = Duration.ofMillis(500);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LIVE_WAITS = Duration.ofMinutes(1);
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Questions questions;
    private final ScheduledExecutorService polls;
    private final InstantSource clock;
    private final StreamList list;
    private final LetterSorting sorting;
    private final History history;
    private final Duration every;
    private final Map<Part, Mark> marks = new HashMap<>();
    private @Nullable ScheduledFuture<?> next;
    private Instant connectedAt = Instant.MAX;
    private boolean connected;
    private int connection;

    /** What is read in one go. */
    private record Part(String stream, String filter) {}

    /** Everything up to here is known. */
    private record Mark(String created, long sequence) {}

    /** @param every how long after one reading the next begins */
    KeptLetters(Questions questions, ScheduledExecutorService polls, InstantSource clock, List<String> wanted,
            LetterSorting sorting, History history, Duration every) {
        this.questions = questions;
        this.polls = polls;
        this.clock = clock;
        this.sorting = sorting;
        this.history = history;
        this.every = every;
        list = new StreamList(questions, polls, wanted);
    }

    /** The subscriptions stand. */
    void connected() {
        connected = true;
        connection++;
        connectedAt = clock.instant();
        history.listening(connectedAt);
        roundAfter(Duration.ZERO);
    }

    void disconnected() {
        connected = false;
        connection++;
        history.reading(false);
        if (next != null) {
            next.cancel(false);
        }
    }

    private void roundAfter(Duration wait) {
        if (next != null) {
            next.cancel(false);
        }
        if (connected) {
            next = polls.schedule(this::round, wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void round() {
        int mine = connection;
        boolean blind = sorting.forgetIfOverrun();
        next = polls.schedule(() -> ask(mine, blind), SETTLE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void ask(int mine, boolean blind) {
        var began = clock.instant();
        list.keepers().thenComposeAsync(keepers -> {
            tell(keepers);
            return readAll(keepers, blind, mine);
        }, polls).whenCompleteAsync((done, failed) -> {
            if (mine == connection) {
                history.reading(false);
                ended(failed, began);
            }
        }, polls);
    }

    private void tell(List<Keeper> keepers) {
        var subjects = new LinkedHashMap<String, List<String>>();
        keepers.forEach(keeper -> subjects.put(keeper.name(), keeper.subjects()));
        history.keptBy(subjects, clock.instant());
    }

    private void ended(@Nullable Throwable failed, Instant began) {
        if (failed == null) {
            sorting.giveUpBefore(began.minus(LIVE_WAITS));
            roundAfter(every);
            return;
        }
        var cause = cause(failed);
        if (cause instanceof QuestionFailed known && known.reason() == Reason.NOT_CONNECTED) {
            roundAfter(SOON);
            return;
        }
        history.trouble(sentence(StreamList.reason(failed)));
        roundAfter(every);
    }

    private static Throwable cause(Throwable failed) {
        var cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String sentence(String reason) {
        return reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1) + ".";
    }

    private CompletableFuture<Void> readAll(List<Keeper> keepers, boolean blind, int mine) {
        var all = CompletableFuture.<Void>completedFuture(null);
        for (var keeper : keepers) {
            for (var filter : keeper.filters()) {
                all = all.thenComposeAsync(before -> read(keeper, filter, blind, mine), polls);
            }
        }
        return all;
    }

    private CompletableFuture<Void> read(Keeper keeper, String filter, boolean blind, int mine) {
        var part = new Part(keeper.name(), filter);
        var mark = marks.get(part);
        boolean known = mark != null && mark.created.equals(keeper.created()) && mark.sequence <= keeper.last();
        long after = known && mark != null ? mark.sequence : Math.max(0, keeper.first() - 1);
        if (mine != connection) {
            return CompletableFuture.completedFuture(null);
        }
        if (after >= keeper.last() || (blind && known)) {
            marks.put(part, new Mark(keeper.created(), keeper.last()));
            return CompletableFuture.completedFuture(null);
        }
        var before = blind ? connectedAt.minus(SKEW) : Instant.MAX;
        var expectedSince = connectedAt.minus(SKEW);
        history.reading(true);
        return new StreamReading(questions, polls, keeper.name(), filter, DeadLetters.MOST, found -> {
            history.countRead();
            sorting.stored(keeper.name(), found, before, expectedSince);
        }).read(after, keeper.last()).thenAcceptAsync(downTo -> {
            marks.put(part, new Mark(keeper.created(), keeper.last()));
            if (downTo > after) {
                history.cut(keeper.name(),
                        "Of " + filter + " in " + keeper.name() + " only the newest were read, from sequence "
                                + (downTo + 1) + " on.");
            }
        }, polls);
    }
}
