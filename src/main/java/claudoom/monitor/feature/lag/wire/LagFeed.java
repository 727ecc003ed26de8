package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.bridge.Latest;
import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.nats.QuestionFailed.Reason;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.LinkState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks for all consumers of all streams again and again: every two seconds, or less often when asking takes longer than a fifth
 * of the time ({@link Pace}); what somebody looks at is asked for in between then ({@link Looks}). The next round begins after
 * the end of the last. Lives on the polling thread, where nothing waits.
 */
public final class LagFeed {

    public static final Duration PERIOD = Pace.USUAL;
    private static final System.Logger LOG = System.getLogger(LagFeed.class.getName());
    private static final Duration SOON = Duration.ofMillis(250);
    /** Each refused question is a line in the server's log. */
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(30);
    /** What failed may be well again at any moment. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final JetStreamLists lists;
    private final OldestMessages oldest;
    private final LagBook book;
    private final ScheduledExecutorService polls;
    private final InstantSource clock;
    private final Latest<Boolean> news;
    private final Set<String> denied = new HashSet<>();
    private final Looks looks;
    private final Pace pace = new Pace();
    private volatile Supplier<Set<ConsumerId>> inSight = Set::of;
    private boolean started;
    private boolean connected = true;
    private boolean asking;
    private boolean again;
    private int appointment;
    private int round;
    private int lookAppointment;
    private boolean looking;
    private long began;

    /** @param news is told of every change in the book */
    public LagFeed(Questions questions, LagBook book, ScheduledExecutorService polls, InstantSource clock,
            Latest<Boolean> news) {
        this.lists = new JetStreamLists(questions, polls);
        this.oldest = new OldestMessages(lists, book, clock);
        this.looks = new Looks(lists, book, oldest, clock);
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
            lookIn(PERIOD);
        });
    }

    /** @param seen what somebody looks at now; asked on the polling thread */
    public void inSight(Supplier<Set<ConsumerId>> seen) {
        inSight = seen;
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
        looks.forgive();
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
        began = System.nanoTime();
        var sweep = new Sweep(lists, book, clock, denied);
        sweep.run().thenCompose(done -> oldest.ask(sweep.rows(), inSight.get(), true))
                .whenCompleteAsync((done, failed) -> {
                    if (mine == round) {
                        ended(sweep, failed);
                    }
                }, polls);
    }

    private void ended(Sweep sweep, @Nullable Throwable failed) {
        asking = false;
        var took = Duration.ofNanos(System.nanoTime() - began);
        pace.roundTook(took, sweep.waited() || failed != null);
        if (failed == null) {
            var wait = pace.rounds(!inSight.get().isEmpty());
            book.sweptAt(clock.instant(), wait, sweep.incomplete());
            next(wait.minus(took));
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
        return reason == Reason.NOT_PERMITTED ? AFTER_REFUSAL : AFTER_FAILURE;
    }

    /** A round that comes every two seconds is enough for everybody. */
    private void look() {
        var seen = inSight.get();
        boolean late = asking && System.nanoTime() - began > PERIOD.toNanos();
        if (!connected || looking || seen.isEmpty() || !(pace.slow() || late)) {
            lookIn(PERIOD);
            return;
        }
        looking = true;
        long from = System.nanoTime();
        looks.at(seen).whenCompleteAsync((all, failed) -> {
            looking = false;
            if (failed == null && all) { // else the time is that of waiting for answers that never come
                pace.lookTook(Duration.ofNanos(System.nanoTime() - from));
            }
            news.put(true);
            lookIn(pace.looks().minusNanos(System.nanoTime() - from));
        }, polls);
    }

    private void lookIn(Duration wait) {
        int mine = ++lookAppointment;
        later(wait, () -> {
            if (mine == lookAppointment) {
                look();
            }
        });
    }

    /** At {@code delay} from now, unless something asks before; at once if somebody asked meanwhile. */
    private void next(Duration delay) {
        var wait = again || delay.isNegative() ? Duration.ZERO : delay;
        again = false;
        int mine = ++appointment;
        later(wait, () -> {
            if (mine == appointment) {
                ask();
            }
        });
    }

    private void later(Duration wait, Runnable task) {
        try {
            polls.schedule(task, Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.log(System.Logger.Level.DEBUG, "no more polling: {0}", closing.getMessage());
        }
    }
}
