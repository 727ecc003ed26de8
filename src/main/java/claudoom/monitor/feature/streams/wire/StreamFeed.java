package claudoom.monitor.feature.streams.wire;

import claudoom.monitor.bridge.Latest;
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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks for all streams while the screen is shown: every two seconds, less often when asking takes longer than a fifth of the
 * time, the next round after the end of the last. All of it happens on the polling thread, where nothing waits; the answers are
 * read elsewhere.
 */
public final class StreamFeed {

    public static final Duration PERIOD = Duration.ofSeconds(2);
    private static final System.Logger LOG = System.getLogger(StreamFeed.class.getName());
    /** Asking may take one part in so many. */
    private static final int SHARE = 5;
    /** Each refused question is a line in the server's log. */
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofMillis(250);
    /** When a server does not reach others it waits four seconds for them, and that is no work for anybody. */
    private static final Duration MOST_WORK_WHILE_WAITING = Duration.ofSeconds(1);

    private final JetStreamPages pages;
    private final StreamBook book;
    private final ScheduledExecutorService polls;
    private final InstantSource clock;
    private final Latest<Boolean> news;
    private boolean wanted;
    private boolean connected;
    private boolean asking;
    private boolean again;
    private int appointment;
    private int round;
    private volatile boolean waited;

    /**
     * @param reader where answers are read
     * @param news is told of every change in the book
     */
    public StreamFeed(Questions questions, StreamBook book, ScheduledExecutorService polls, Executor reader,
            InstantSource clock, Latest<Boolean> news) {
        pages = new JetStreamPages(questions, reader);
        this.book = book;
        this.polls = polls;
        this.clock = clock;
        this.news = news;
    }

    /** Whether somebody looks; any thread. */
    public void want(boolean shown) {
        onPolls(() -> {
            wanted = shown;
            appointment++;
            ask();
        });
    }

    /** Asks now instead of at the next turn; any thread. */
    public void askNow() {
        onPolls(this::ask);
    }

    /** Told of every state of the connection; any thread. */
    public void link(LinkState state) {
        onPolls(() -> {
            boolean came = state.connected() && !connected;
            if (connected && !state.connected()) {
                round++; // answers to what was asked on a lost connection never come
                asking = false;
                again = false;
            }
            connected = state.connected();
            book.live(connected);
            news.put(true);
            if (came) {
                ask();
            }
        });
    }

    private void onPolls(Runnable task) {
        try {
            polls.execute(task);
        } catch (RejectedExecutionException closing) {
            LOG.log(System.Logger.Level.DEBUG, "no more polling: {0}", closing.getMessage());
        }
    }

    private void ask() {
        appointment++;
        if (!wanted || !connected) {
            return;
        }
        if (asking) {
            again = true;
            return;
        }
        asking = true;
        waited = false;
        int mine = ++round;
        long began = System.nanoTime();
        pages.streams().handle((list, failed) -> {
            if (failed == null) {
                return take(list);
            }
            // names alone say which there are; their numbers stay unknown
            return QuestionFailed.of(failed).reason() == Reason.NOT_PERMITTED
                    ? pages.streamNames().thenCompose(names -> takeNames(names, QuestionFailed.of(failed)))
                    : CompletableFuture.<Void>failedFuture(failed);
        }).thenCompose(next -> next).whenCompleteAsync((done, failed) -> {
            if (mine == round) {
                ended(Duration.ofNanos(System.nanoTime() - began), failed);
            }
        }, polls);
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

    private void ended(Duration took, @Nullable Throwable failed) {
        asking = false;
        boolean idle = (waited || failed != null) && took.compareTo(MOST_WORK_WHILE_WAITING) > 0;
        var fair = (idle ? MOST_WORK_WHILE_WAITING : took).multipliedBy(SHARE);
        var pace = fair.compareTo(PERIOD) > 0 ? fair : PERIOD;
        if (failed == null) {
            book.asked(clock.instant(), pace);
            next(pace.minus(took));
        } else {
            var why = QuestionFailed.of(failed);
            next(after(why, pace));
        }
        news.put(true);
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

    /** At {@code delay} from now, unless something asks before; at once if somebody asked meanwhile. */
    private void next(Duration delay) {
        var wait = again || delay.isNegative() ? Duration.ZERO : delay;
        again = false;
        int mine = ++appointment;
        try {
            polls.schedule(() -> {
                if (mine == appointment) {
                    ask();
                }
            }, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.log(System.Logger.Level.DEBUG, "no more polling: {0}", closing.getMessage());
        }
    }
}
