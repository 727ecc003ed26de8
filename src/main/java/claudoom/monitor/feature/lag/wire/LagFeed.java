package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.bridge.Latest;
import claudoom.monitor.bridge.Rounds;
import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.feature.lag.model.LagPicture;
import claudoom.monitor.nats.QuestionFailed.Reason;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.LinkState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
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
    private final Rounds rounds;
    private final ScheduledExecutorService polls;
    private final InstantSource clock;
    private final Latest<Boolean> news;
    private final Set<String> denied = new HashSet<>();
    private final Looks looks;
    private final Pace pace = new Pace();
    private volatile Supplier<Set<ConsumerId>> inSight = Set::of;
    private int lookAppointment;
    private volatile @Nullable Boolean jetStream;
    private boolean looking;

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
        rounds = new Rounds(polls, true, Turn::new);
    }

    /** Begins asking; any thread. */
    public void start() {
        rounds.want(true);
        rounds.run(() -> lookIn(PERIOD));
    }

    /** @param seen what somebody looks at now; asked on the polling thread */
    public void inSight(Supplier<Set<ConsumerId>> seen) {
        inSight = seen;
    }

    /** Asks now instead of at the next turn, also what was refused before; any thread. */
    public void askNow() {
        rounds.run(() -> {
            forgive();
            rounds.ask();
        });
    }

    /** Told of every state of the connection; any thread. */
    public void link(LinkState state) {
        rounds.run(() -> {
            boolean came = rounds.connected(state.connected());
            book.live(state.connected());
            news.put(true);
            if (came) {
                forgive();
                rounds.ask();
            }
        });
    }

    private void forgive() {
        denied.clear();
        oldest.forgive();
        looks.forgive();
    }

    /** Whether this login can use JetStream here, as the last answer that told says; null while none has. Any thread. */
    public @Nullable Boolean jetStream() {
        return jetStream;
    }

    /** One round over all consumers. */
    private final class Turn implements Rounds.Round {

        private final Sweep sweep = new Sweep(lists, book, clock, denied);

        @Override
        public CompletableFuture<?> ask() {
            return sweep.run().thenCompose(done -> oldest.ask(sweep.rows(), inSight.get(), true));
        }

        @Override
        public Duration ended(Duration took, @Nullable Throwable failed) {
            pace.roundTook(took, sweep.waited() || failed != null);
            jetStream = failed == null
                    ? Boolean.TRUE
                    : Sweep.reason(failed) == Reason.NOBODY_THERE
                            ? Boolean.FALSE
                            : jetStream;
            var wait = failed == null ? swept().minus(took) : missed(failed);
            news.put(true);
            return wait;
        }

        private Duration swept() {
            var wait = pace.rounds(!inSight.get().isEmpty());
            book.sweptAt(clock.instant(), wait, sweep.incomplete());
            return wait;
        }

        private Duration missed(Throwable failed) {
            LOG.log(System.Logger.Level.DEBUG, () -> "no answer about consumers: " + Sweep.sentence(failed));
            return afterFailure(Sweep.reason(failed), Sweep.sentence(failed));
        }
    }

    private Duration afterFailure(@Nullable Reason reason, String sentence) {
        if (reason == Reason.NOT_CONNECTED) {
            return SOON; // the connection for questions stands a moment later than the one that is shown
        }
        book.failed(sentence, kind(reason));
        return reason == Reason.NOT_PERMITTED ? AFTER_REFUSAL : AFTER_FAILURE;
    }

    private static LagPicture.Kind kind(@Nullable Reason reason) {
        return reason == Reason.NOBODY_THERE
                ? LagPicture.Kind.NO_JETSTREAM
                : reason == Reason.NOT_PERMITTED ? LagPicture.Kind.NOT_PERMITTED : LagPicture.Kind.OTHER;
    }

    /** A round that comes every two seconds is enough for everybody. */
    private void look() {
        var seen = inSight.get();
        var underWay = rounds.underWay();
        boolean late = underWay != null && underWay.compareTo(PERIOD) > 0;
        if (!rounds.connected() || looking || seen.isEmpty() || !(pace.slow() || late)) {
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
        rounds.later(wait, () -> {
            if (mine == lookAppointment) {
                look();
            }
        });
    }
}
