package claudoom.monitor.nats;

import claudoom.monitor.bridge.Latest;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import claudoom.monitor.traffic.Gaps;
import claudoom.monitor.traffic.Headers;
import claudoom.monitor.traffic.Traffic;
import io.nats.client.Message;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The three connections of the monitor, each for one job: <em>data</em> for the live subscriptions, <em>api</em> for questions
 * and advisories, and the operator's, which only exists when something may be sent.
 */
public final class Connections implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Connections.class.getName());

    private final Traffic traffic;
    private final InstantSource clock;
    private final Gaps gaps = new Gaps();
    private final Ear ear;
    private final Latest<LinkState> states = new Latest<>();
    private final CompletableFuture<LinkState> first = new CompletableFuture<>();
    private final Link data;
    private final Link api;
    private final Inbox inbox;
    private final Questions questions;
    private final @Nullable Operator operator;
    private final @Nullable Operator asking;
    private final @Nullable Changes changes;
    private final @Nullable Changes consumerChanges;
    private final Subscriptions subscriptions;
    private final Standstill standstill = new Standstill(Standstill.LONGEST);
    private volatile boolean apiWasUp;
    private volatile LinkState apiState;
    private Consumer<LinkState> onState = state -> {};
    private volatile Consumer<LinkState> onAsking = state -> {};
    private @Nullable LinkState told;

    /**
     * @param patterns what to listen to, one subscription each
     * @param readOnly true leaves out the only object that can send
     * @param scheduler for time-outs; not shut down here
     */
    public Connections(ConnectOptions options, List<String> patterns, boolean readOnly, Traffic traffic,
            ScheduledExecutorService scheduler, InstantSource clock) {
        this.traffic = traffic;
        this.clock = clock;
        ear = new Ear(clock);
        var servers = new ServerList(options);
        data = new Link(Job.DATA, options, servers, clock, new DataEvents());
        var apiEvents = new ApiEvents();
        api = new Link(Job.API, options, servers, clock, apiEvents);
        apiState = api.state();
        inbox = new Inbox(api, options.inboxPrefix());
        questions = new Questions(api, inbox, scheduler, clock);
        operator = readOnly ? null : new Operator(options, servers, scheduler, clock);
        asking = readOnly ? null : new Operator(options, servers, scheduler, clock);
        changes = readOnly ? null : new Changes(new Operator(options, servers, scheduler, clock), Changes.Of.STREAMS);
        consumerChanges =
                readOnly ? null : new Changes(new Operator(options, servers, scheduler, clock), Changes.Of.CONSUMERS);
        subscriptions = new Subscriptions(data, new Probe(options, servers, clock), patterns, this::take);
    }

    /** Begins connecting; returns at once. */
    public void start() {
        tellAsking(api.state());
        data.start();
        api.start();
    }

    private void take(Message message) throws InterruptedException {
        standstill.pass();
        Headers headers = null;
        if (message.hasHeaders()) {
            var found = message.getHeaders();
            headers = () -> asMap(found);
        }
        traffic.take(message.getSubject(), message.getData(), headers, clock.millis());
    }

    /** Until it is closed no message is taken, so that what is asked meanwhile is of one moment; for seconds at most. */
    public Standstill.Held hold() throws InterruptedException {
        return standstill.hold();
    }

    static Map<String, List<String>> asMap(io.nats.client.impl.@Nullable Headers headers) {
        var map = new HashMap<String, List<String>>();
        if (headers != null) {
            headers.forEach((key, values) -> map.put(key, List.copyOf(values)));
        }
        return map;
    }

    /** What is listened to, and the means to change it. */
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    public Questions questions() {
        return questions;
    }

    /** Null in read-only mode. */
    public @Nullable Operator operator() {
        return operator;
    }

    /**
     * A way out of its own for questions to agents, so that nobody disarms it while answers are awaited; null in read-only
     * mode, because a question is a message as well.
     */
    public @Nullable Operator asking() {
        return asking;
    }

    /** The only way to change a stream, on a connection of its own; null in read-only mode. */
    public @Nullable Changes changes() {
        return changes;
    }

    /** The only way to change a consumer, on a connection of its own; null in read-only mode. */
    public @Nullable Changes consumerChanges() {
        return consumerChanges;
    }

    /** The state of the data connection, whenever it changes in more than its round trip: what the window shows as "connected". */
    public Latest<LinkState> states() {
        return states;
    }

    public LinkState state() {
        return withNotices(data.state());
    }

    /** While connected the detail also tells what the api connection suffers from. */
    private LinkState withNotices(LinkState live) {
        var other = api.state();
        var notice = other.connected()
                ? other.detail()
                : apiWasUp || other.phase() == Phase.REFUSED
                        ? "Nothing can be asked, and no advisory is heard: " + other.detail()
                        : "";
        return !live.connected() || notice.isEmpty() || live.detail().equals(notice)
                ? live
                : new LinkState(live.phase(), live.since(),
                        live.detail().isEmpty() ? notice : live.detail() + " " + notice, live.server(),
                        live.rttNanos());
    }

    /** From the threads of both connections, one after the other, so that what is told last is how it is. */
    private synchronized void tell() {
        var live = data.state();
        var state = withNotices(live);
        if (!state.sameAs(told)) { // else only another round trip was measured, and nobody need wake up for it
            told = state;
            states.put(state);
            try {
                onState.accept(state);
            } catch (RuntimeException broken) {
                LOG.log(System.Logger.Level.ERROR, "a listener of the connection's states", broken);
            }
        }
        settle(live);
    }

    /** Also told of every state, on the connection's thread; not of every round trip, for that ask {@link #state}. */
    public synchronized void onState(Consumer<LinkState> listener) {
        onState = listener;
        told = null;
    }

    /**
     * Told whenever the api connection comes or goes, on its thread: without it nothing can be asked and no advisory is heard;
     * before {@link #start}.
     */
    public void onAsking(Consumer<LinkState> listener) {
        onAsking = listener;
    }

    /**
     * As the live subscriptions have it: a connection on which this login may listen to nothing is none to whoever lives on
     * what is heard. It changes without {@link #onState} being told.
     */
    public LinkState hearing() {
        ear.look(subscriptions.deaf(), gaps, traffic.messages());
        return ear.heard(data.state());
    }

    private void tellAsking(LinkState now) {
        try {
            onAsking.accept(now);
        } catch (RuntimeException broken) {
            LOG.log(System.Logger.Level.ERROR, "a listener of the api connection", broken);
        }
    }

    /** Whether a question would be sent now. */
    public boolean questionable() {
        return api.connection() != null;
    }

    /**
     * The first state that is either connected, with the subscriptions standing and questions possible, or refused; a server that is not there is
     * tried until {@code seconds} have passed, then the state of that moment comes.
     */
    public CompletableFuture<LinkState> firstState(long seconds) {
        return first.copy().completeOnTimeout(state(), seconds, TimeUnit.SECONDS).thenApply(ignored -> state());
    }

    public Gaps gaps() {
        return gaps;
    }

    /** Messages thrown away by the client library because this program was too slow. */
    public long dropped() {
        return data.dropped();
    }

    /** The last moment at which the live subscriptions surely stood. */
    public Instant lastAlive() {
        var taken = Instant.ofEpochMilli(traffic.lastAt());
        return taken.isAfter(data.lastAlive()) ? taken : data.lastAlive();
    }

    /** Subjects that the login may not subscribe to; empty as long as none was refused. */
    public List<String> refusedSubscriptions() {
        return subscriptions.refused();
    }

    /** Ends the wait between two tries to connect. */
    public void tryNow() {
        data.tryNow();
        api.tryNow();
    }

    /** Within three seconds: all at once. */
    @Override
    public void close() {
        var ends = new ArrayList<Runnable>(List.of(data::close, api::close));
        if (operator != null) {
            ends.add(operator::close);
        }
        if (asking != null) {
            ends.add(asking::close);
        }
        if (changes != null) {
            ends.add(changes::disarm);
        }
        if (consumerChanges != null) {
            ends.add(consumerChanges::disarm);
        }
        var threads = ends.stream().map(Threads.named("nats-close")::newThread).toList();
        threads.forEach(Thread::start);
        try {
            for (var thread : threads) {
                thread.join(3_000);
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private final class DataEvents implements LinkListener {

        /** Number of the first message after the gap: those of a new connection come before it is said to be up. */
        private long next;

        @Override
        public void state(LinkState state) {
            tell();
        }

        @Override
        public void up() {
            api.tryNow(); // what one can reach, the other can
            gaps.end(clock.instant(), next);
            ear.stands(gaps);
        }

        @Override
        public void down(Instant lastAlive, String why) {
            ear.lost();
            subscriptions.disconnected(); // not at the next connection: its refusals may come before it counts as up
            gaps.begin(data.proven().until(Connections.this.lastAlive(), clock.instant()));
        }

        @Override
        public void cut() {
            next = traffic.messages();
        }

        @Override
        public void denied(boolean publish, String subject) {
            LOG.log(System.Logger.Level.WARNING, "not permitted to listen to {0}", subject);
            subscriptions.denied(subject);
            ear.look(subscriptions.deaf(), gaps, traffic.messages());
        }

        @Override
        public void tried(String pattern) {
            ear.tries(traffic.messages());
        }

        @Override
        public void permitted(String pattern) {
            LOG.log(System.Logger.Level.INFO, "permitted to listen to {0} now", pattern);
            subscriptions.permitted(pattern);
            ear.look(subscriptions.deaf(), gaps, traffic.messages());
        }
    }

    private void settle(LinkState state) {
        if ((state.connected() && api.state().connected()) || state.phase() == Phase.REFUSED) {
            first.complete(state);
        }
    }

    private final class ApiEvents implements LinkListener {

        @Override
        public void state(LinkState state) {
            var before = apiState;
            apiState = state;
            apiWasUp |= state.connected();
            var live = data.state();
            if (before.connected() != state.connected()) {
                tellAsking(state);
            }
            boolean news = before.connected() != state.connected() || !before.detail().equals(state.detail());
            if (news && live.connected()) {
                tell(); // whoever could not ask yet can now, or the other way round
            } else {
                settle(live);
            }
        }

        @Override
        public void up() {
            data.tryNow();
        }

        @Override
        public void down(Instant lastAlive, String why) {
            inbox.lost(why);
            questions.refusals().clear();
        }

        @Override
        public void denied(boolean publish, String subject) {
            inbox.denied(publish, subject);
            if (!publish) {
                questions.refusals().denied(subject);
            }
        }

        @Override
        public void permitted(String pattern) {
            inbox.permitted(pattern);
            questions.refusals().permitted(pattern);
        }
    }
}
