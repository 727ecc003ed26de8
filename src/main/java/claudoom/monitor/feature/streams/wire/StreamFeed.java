package claudoom.monitor.feature.streams.wire;

import claudoom.monitor.bridge.Latest;
import claudoom.monitor.bridge.Rounds;
import claudoom.monitor.feature.streams.model.StreamBook;
import claudoom.monitor.feature.streams.model.StreamPicture.Kind;
import claudoom.monitor.nats.JetStreamPages;
import claudoom.monitor.nats.JetStreamPages.Listing;
import claudoom.monitor.nats.QuestionFailed;
import claudoom.monitor.nats.QuestionFailed.Reason;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.terms.LinkState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Asks for all streams while the screen is shown: every two seconds, less often when asking takes longer than a fifth of the
 * time, the next round after the end of the last. All of it happens on the polling thread, where nothing waits; the answers are
 * read elsewhere.
 */
public final class StreamFeed {

    public static final Duration PERIOD = Duration.ofSeconds(2);
    /** Asking may take one part in so many. */
    private static final int SHARE = 5;
    /** Each refused question is a line in the server's log. */
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofMillis(250);
    /** When a server does not reach others it waits four seconds for them, and that is no work for anybody. */
    private static final Duration MOST_WORK_WHILE_WAITING = Duration.ofSeconds(1);

    private final JetStreamPages pages;
    private final StreamBook book;
    private final InstantSource clock;
    private final Latest<Boolean> news;
    private final Rounds rounds;
    private volatile boolean waited;

    /**
     * @param reader where answers are read
     * @param news is told of every change in the book
     */
    public StreamFeed(Questions questions, StreamBook book, ScheduledExecutorService polls, Executor reader,
            InstantSource clock, Latest<Boolean> news) {
        pages = new JetStreamPages(questions, reader);
        this.book = book;
        this.clock = clock;
        this.news = news;
        rounds = new Rounds(polls, false, Turn::new);
    }

    /** Whether somebody looks; any thread. */
    public void want(boolean shown) {
        rounds.want(shown);
    }

    /** Asks now instead of at the next turn; any thread. */
    public void askNow() {
        rounds.askNow();
    }

    /** Told of every state of the connection; any thread. */
    public void link(LinkState state) {
        rounds.run(() -> {
            boolean came = rounds.connected(state.connected());
            book.live(state.connected());
            news.put(true);
            if (came) {
                rounds.ask();
            }
        });
    }

    /** One round over all streams. */
    private final class Turn implements Rounds.Round {

        @Override
        public CompletableFuture<?> ask() {
            waited = false;
            return pages.streams().handle((list, failed) -> {
                if (failed == null) {
                    return take(list);
                }
                // names alone say which there are; their numbers stay unknown
                return QuestionFailed.of(failed).reason() == Reason.NOT_PERMITTED
                        ? pages.streamNames().thenCompose(names -> takeNames(names, QuestionFailed.of(failed)))
                        : CompletableFuture.<Void>failedFuture(failed);
            }).thenCompose(next -> next);
        }

        @Override
        public Duration ended(Duration took, @Nullable Throwable failed) {
            boolean idle = (waited || failed != null) && took.compareTo(MOST_WORK_WHILE_WAITING) > 0;
            var fair = (idle ? MOST_WORK_WHILE_WAITING : took).multipliedBy(SHARE);
            var pace = fair.compareTo(PERIOD) > 0 ? fair : PERIOD;
            if (failed == null) {
                book.asked(clock.instant(), pace);
            }
            var wait = failed == null ? pace.minus(took) : after(QuestionFailed.of(failed), pace);
            news.put(true);
            return wait;
        }
    }

    private CompletableFuture<Void> take(Listing list) {
        var at = clock.instant();
        waited = !list.missing().isEmpty();
        list.rows().forEach((name, row) -> book.take(StreamJson.setup(row), StreamJson.state(row, at), at));
        for (var unreached : list.missing()) {
            if (!list.rows().containsKey(unreached)) {
                book.notReached(unreached, at, "the server cannot reach it");
            }
        }
        return list.names().containsAll(book.names())
                ? CompletableFuture.completedFuture(null)
                : pages.streamNames().thenAccept(this::forget);
    }

    private CompletableFuture<Void> takeNames(Listing names, QuestionFailed refused) {
        var at = clock.instant();
        names.names().forEach(name -> book.notReached(name, at, String.valueOf(refused.getMessage())));
        forget(names);
        return CompletableFuture.failedFuture(refused);
    }

    private void forget(Listing names) {
        for (var known : book.names()) {
            if (!names.names().contains(known)) {
                book.absent(known, clock.instant());
            }
        }
    }

    private Duration after(QuestionFailed why, Duration pace) {
        if (why.reason() == Reason.NOT_CONNECTED) {
            return SOON; // the connection for questions stands a moment later than the one that is shown
        }
        book.failed(String.valueOf(why.getMessage()), switch (why.reason()) {
            case NOT_PERMITTED -> Kind.NOT_PERMITTED;
            case NOBODY_THERE -> Kind.NO_JETSTREAM;
            default -> Kind.NO_ANSWER;
        });
        return why.reason() == Reason.NO_ANSWER ? pace : AFTER_REFUSAL;
    }
}
