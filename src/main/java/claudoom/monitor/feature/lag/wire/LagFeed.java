package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.bridge.Latest;
import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.nats.QuestionFailed.Reason;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.terms.LinkState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks for all consumers of all streams again and again: every two seconds, or less often when asking takes longer than a fifth
 * of the time. The next round begins after the end of the last. Lives on the polling thread, where nothing waits.
 */
public final class LagFeed {

    public static final Duration PERIOD = Duration.ofSeconds(2);
    private static final System.Logger LOG = System.getLogger(LagFeed.class.getName());
    /** Asking may take one part in so many. */
    private static final int SHARE = 5;
    private static final Duration SOON = Duration.ofMillis(250);
    /** Each refused question is a line in the server's log. */
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(30);

    private final JetStreamLists lists;
    private final OldestMessages oldest;
    private final LagBook book;
    private final ScheduledExecutorService polls;
    private final InstantSource clock;
    private final Latest<Boolean> news;
    private final Set<String> denied = new HashSet<>();
    private boolean started;
    private boolean connected = true;
    private boolean asking;
    private boolean again;
    private int appointment;
    private int round;
    private long lastSweepNanos;

    /** @param news is told of every change in the book */
    public LagFeed(Questions questions, LagBook book, ScheduledExecutorService polls, InstantSource clock,
            Latest<Boolean> news) {
        this.lists = new JetStreamLists(questions, polls);
        this.oldest = new OldestMessages(lists, book, clock);
        this.book = book;
        this.polls = polls;
        this.clock = clock;
        this.news = news;
    }

    /** Begins asking; any thread. */
    public void start() {
        onPolls(() -> {
            started = true;
            ask();
        });
    }

    /** Asks now instead of at the next turn, also what was refused before; any thread. */
    public void askNow() {
        onPolls(() -> {
            forgive();
            ask();
        });
    }

    /** Told of every state of the connection; any thread. */
    public void link(LinkState state) {
        onPolls(() -> {
            boolean came = state.connected() && !connected;
            if (connected && !state.connected()) {
                abandon();
            }
            connected = state.connected();
            book.live(connected);
            news.put(true);
            if (came) {
                forgive();
                ask();
            }
        });
    }

    private void forgive() {
        denied.clear();
        oldest.forgive();
    }

    /** Answers to what was asked on a lost connection never come; their time-out must not hold up the next round. */
    private void abandon() {
        round++;
        asking = false;
        again = false;
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
        if (!started || !connected) {
            return;
        }
        if (asking) {
            again = true;
            return;
        }
        asking = true;
        int mine = ++round;
        long began = System.nanoTime();
        var sweep = new Sweep(lists, book, clock, denied);
        sweep.run().thenCompose(done -> oldest.ask(sweep.rows()))
                .whenCompleteAsync((done, failed) -> {
                    if (mine == round) {
                        ended(began, sweep, failed);
                    }
                }, polls);
    }

    private void ended(long began, Sweep sweep, @Nullable Throwable failed) {
        asking = false;
        lastSweepNanos = System.nanoTime() - began;
        var pace = pace();
        if (failed == null) {
            book.sweptAt(clock.instant(), pace, sweep.incomplete());
            next(pace.minusNanos(lastSweepNanos));
        } else {
            LOG.log(System.Logger.Level.DEBUG, () -> "no answer about consumers: " + Sweep.sentence(failed));
            next(afterFailure(Sweep.reason(failed), Sweep.sentence(failed)));
        }
        news.put(true);
    }

    private Duration afterFailure(@Nullable Reason reason, String sentence) {
        if (reason == Reason.NOT_CONNECTED) {
            return SOON; // the connection for questions stands a moment later than the one that is shown
        }
        book.failed(sentence);
        return reason == Reason.NOT_PERMITTED ? AFTER_REFUSAL : pace();
    }

    private Duration pace() {
        var fair = Duration.ofNanos(lastSweepNanos * SHARE);
        return fair.compareTo(PERIOD) > 0 ? fair : PERIOD;
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
