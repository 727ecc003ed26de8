package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.feature.deadletters.model.Coverage;
import claudoom.monitor.feature.deadletters.model.DeadLetters;
import claudoom.monitor.feature.deadletters.model.History;
import claudoom.monitor.feature.deadletters.model.Source;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.nats.StoredMessages;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.SubjectPattern;
import claudoom.monitor.traffic.Traffic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** Brings every dead letter in: from the live subscriptions, from the two advisories, and from the streams that keep them. */
public final class DeadLetterFeed {

    private static final System.Logger LOG = System.getLogger(DeadLetterFeed.class.getName());
    private static final long MOST_WAITING_BYTES = 32L << 20;
    private static final Duration READ_EVERY = Duration.ofSeconds(10);
    private static final int AT_ONCE = 200;

    private final Questions questions;
    private final Traffic traffic;
    private final ScheduledExecutorService polls;
    private final Incoming incoming = new Incoming(DeadLetters.MOST, MOST_WAITING_BYTES);
    private final AtomicBoolean reading = new AtomicBoolean();
    private final AtomicBoolean up = new AtomicBoolean();
    private final OriginalFeed originals;
    private final LetterSorting sorting;
    private final KeptLetters kept;
    private final History history;
    private final InstantSource clock;

    public DeadLetterFeed(Questions questions, Traffic traffic, Grammars grammars, ScheduledExecutorService polls,
            InstantSource clock, DeadLetters letters, History history) {
        this(questions, traffic, grammars, polls, clock, letters, history, READ_EVERY);
    }

    DeadLetterFeed(Questions questions, Traffic traffic, Grammars grammars, ScheduledExecutorService polls,
            InstantSource clock, DeadLetters letters, History history, Duration every) {
        this.questions = questions;
        this.traffic = traffic;
        this.polls = polls;
        this.history = history;
        this.clock = clock;
        originals = new OriginalFeed(new StoredMessages(questions, polls)::at, polls, letters);
        sorting = new LetterSorting(grammars, letters, originals, clock);
        kept = new KeptLetters(new AskedShelves(questions, polls, wanted(grammars)), polls, clock, sorting, history,
                every);
    }

    /** The fewest subjects on which dead letters and the two advisories come. */
    public static List<String> wanted(Grammars grammars) {
        var wanted = new ArrayList<>(grammars.deadLetterPatterns().stream().map(SubjectPattern::text).toList());
        wanted.add(AdvisoryReader.MAX_DELIVERIES);
        wanted.add(AdvisoryReader.TERMINATED);
        return Coverage.fewest(wanted);
    }

    /** Begins to listen; before the first connection. */
    public void start() {
        traffic.tap(meaning -> meaning.kind() == Kind.DEAD_LETTER, letter -> take(Source.SUBJECT, letter));
        questions.refusals().onChange(refused -> history.deaf(refused.stream()
                .filter(List.of(AdvisoryReader.MAX_DELIVERIES, AdvisoryReader.TERMINATED)::contains).toList()));
        questions.listen(AdvisoryReader.MAX_DELIVERIES, advisory -> take(Source.MAX_DELIVERIES, advisory));
        questions.listen(AdvisoryReader.TERMINATED, advisory -> take(Source.TERMINATED, advisory));
    }

    /** Any thread. */
    public void link(LinkState state) {
        var server = state.server();
        history.link(state.connected(), server == null || server.jetStream());
        history.hearing(state.connected(), state.since(), clock.instant());
        if (up.compareAndSet(!state.connected(), state.connected())) {
            run(state.connected() ? this::connected : () -> kept.disconnected(state.since()));
        }
    }

    /** The connection on which streams are asked and advisories are heard; any thread. */
    public void asking(LinkState state) {
        history.asking(state.connected(), state.since(), clock.instant());
        if (state.connected()) {
            run(originals::connected);
        }
    }

    /** @param messages that the client library threw away so far */
    public void drops(LongSupplier messages) {
        kept.drops(messages);
    }

    private void connected() {
        kept.connected();
        originals.connected();
    }

    /** The threads of the connections: put it away, count it, go on. */
    private void take(Source source, Arrival arrival) {
        incoming.put(source, arrival);
        if (!reading.get() && reading.compareAndSet(false, true)) {
            run(this::read);
        }
    }

    private void read() {
        try {
            var lost = incoming.lost();
            if (lost.all() > 0) {
                sorting.lost(lost);
            }
            incoming.take(AT_ONCE).forEach(sorting::live);
        } catch (RuntimeException broken) { // else nothing that comes would ever be read again
            LOG.log(System.Logger.Level.ERROR, "dead letters", broken);
        }
        if (incoming.isEmpty()) {
            reading.set(false);
            if (incoming.isEmpty() || !reading.compareAndSet(false, true)) {
                return;
            }
        }
        run(this::read); // others wait for this thread too
    }

    private void run(Runnable work) {
        try {
            polls.execute(work);
        } catch (RejectedExecutionException ending) {
            LOG.log(System.Logger.Level.DEBUG, "the program ends");
        }
    }
}
