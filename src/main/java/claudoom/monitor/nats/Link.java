package claudoom.monitor.nats;

import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import io.nats.client.Connection;
import io.nats.client.MessageHandler;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is kept alive for ever: made, proven alive every second and a half, replaced when it is lost, its
 * subscriptions set up again. One thread of its own does all of this, so callers never wait.
 */
final class Link implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Link.class.getName());
    private static final long WATCH_EVERY = 1_500;
    private static final long SHORTEST_PAUSE = 100;
    private static final long CLOSE_WITHIN = 2_700;
    /** After a connection that stood so long the next one is tried at once. */
    private static final Duration LASTING = Duration.ofSeconds(1);

    private final Job job;
    private final ConnectOptions options;
    private final LinkListener listener;
    private final InstantSource clock;
    private final ServerList servers;
    private final Approach approach;
    private final Deaths deaths;
    private final Backoff backoff = new Backoff(ThreadLocalRandom.current());
    private final List<Standing> standing = new CopyOnWriteArrayList<>();
    private final ExecutorService executor;
    private final Thread thread;
    private final Rest rest = new Rest();
    private final SecondTries tries = new SecondTries();

    private volatile boolean closed;
    private volatile LinkState state;
    private volatile Instant lastAlive;
    private final Proven proven;
    private final Present present = new Present();
    private final AtomicInteger diedOfMessages = new AtomicInteger();

    Link(Job job, ConnectOptions options, ServerList servers, InstantSource clock, LinkListener listener) {
        this.job = job;
        this.options = options;
        this.clock = clock;
        this.listener = listener;
        this.servers = servers;
        approach = new Approach(servers, clock, new Ways());
        deaths = new Deaths(job);
        lastAlive = clock.instant();
        proven = new Proven(lastAlive);
        state = LinkState.connecting(lastAlive, options.servers().toString());
        executor = Executors.newCachedThreadPool(Threads.named("nats-" + job.word()));
        thread = Threads.named("link-" + job.word()).newThread(this::run);
    }

    void start() {
        listener.state(state);
        thread.start();
    }

    /** Stands from now on, over every reconnect; messages come on the one dispatcher thread of this link. */
    void subscribe(String pattern, MessageHandler handler) {
        subscribe(new Standing(pattern, handler));
    }

    void subscribe(Standing wanted) {
        standing.add(wanted);
        present.with(now -> now.subscribe(wanted));
    }

    /** Ends that subscription, now and for the connections to come. */
    void unsubscribe(Standing unwanted) {
        standing.remove(unwanted);
        present.with(now -> now.unsubscribe(unwanted));
    }

    /** Waits until everything that the server had sent us by now has been handled; at once while there is no connection. */
    void settle(Duration within, Duration late) {
        present.with(now -> now.settle(within, late));
    }

    LinkState state() {
        return state;
    }

    /** The connection as long as it is believed to live. */
    @Nullable Connection connection() {
        return present.connection();
    }

    Instant lastAlive() {
        return lastAlive;
    }

    /** Until when it surely brought everything, now that it is lost. */
    Proven proven() {
        return proven;
    }

    /** Messages that the client library threw away because we were slow, over all connections so far. */
    long dropped() {
        return present.dropped();
    }

    /** How often a message broke the connection; counted before anybody hears that it is down. */
    int diedOfMessages() {
        return diedOfMessages.get();
    }

    /** Ends the wait between two tries. */
    void tryNow() {
        rest.end();
    }

    private void run() {
        while (!closed) {
            try {
                round();
            } catch (Throwable broken) { // whatever it is: this thread is all that keeps the connection alive
                LOG.log(System.Logger.Level.ERROR, job.word(), broken);
                pause(backoff.next());
            }
        }
    }

    private void round() {
        long began = System.nanoTime();
        var now = approach.made();
        if (now == null) {
            pause(Math.max(SHORTEST_PAUSE, backoff.next() - Duration.ofNanos(System.nanoTime() - began).toMillis()));
            return;
        }
        long stood = System.nanoTime();
        try {
            if (!closed) {
                stands(now);
                watch(now);
            }
        } finally {
            present.doubted();
            leave(now);
        }
        if (System.nanoTime() - stood > LASTING.toNanos()) {
            backoff.reset();
        } else { // whoever lets us in and hangs up would else be asked again as fast as it can do so
            now.onLoss(() -> {}); // what its closing tells later must not end the pause
            rest.heard();
            pause(backoff.next());
        }
    }

    private void stands(Life now) {
        var made = now.connection();
        lastAlive = clock.instant();
        proven.answered(lastAlive);
        present.begins(now, made);
        present.with(begun -> begun.follow(standing)); // what was asked for or given up while it was being made
        now.onLoss(rest::end); // only now: a connection that was never made must not shorten the back-off
        listener.up();
        connected(now, null);
    }

    private void connected(Life life, @Nullable Long rtt) {
        var made = life.connection();
        servers.told(made.getServerInfo().getConnectURLs());
        var server = Greeting.of(made);
        var now = clock.instant();
        var since = state.connected() ? state.since() : now;
        show(new LinkState(Phase.CONNECTED, since, notice(life, now), server, rtt));
    }

    private String notice(Life life, Instant now) {
        return (deaths.notice(now) + " " + life.farewell()).strip();
    }

    private void show(LinkState next) {
        state = next;
        listener.state(next);
    }

    private void watch(Life now) {
        var heart = new Heartbeat(now.connection(), now.took());
        while (!closed && now.lost() == null) {
            prove(now, heart);
            pause(WATCH_EVERY);
        }
    }

    private void prove(Life now, Heartbeat heart) {
        try {
            var asked = clock.instant();
            var beat = heart.next();
            if (!beat.alive()) {
                now.lose("the server did not answer for " + beat.waited().toMillis() + " ms");
                return;
            }
            lastAlive = clock.instant();
            if (beat.roundTrip() != null) {
                proven.answered(asked);
                connected(now, beat.roundTrip());
            }
            tries.round(now, standing, listener);
        } catch (InterruptedException ends) {
            closed = true;
        } catch (IllegalStateException gone) {
            now.lose("the connection was closed");
        }
    }

    private void denied(boolean publish, String subject) {
        if (!publish) {
            tries.denied(subject);
        }
        listener.denied(publish, subject);
    }

    private void leave(Life gone) {
        if (closed) {
            gone.drain();
            return;
        }
        var lost = gone.lost();
        var why = lost == null ? "it was given up after a fault of this program, which its log tells" : lost;
        try {
            countDeath(gone);
            listener.down(lastAlive, why);
        } finally {
            giveUp(gone, why);
        }
    }

    private void giveUp(Life gone, String why) {
        try {
            show(new LinkState(Phase.RECONNECTING, lastAlive, why, state.server(), null));
        } finally {
            end(gone);
        }
    }

    /** From its return on no handler of that connection runs, and what it dropped is counted. */
    private void end(Life gone) {
        gone.cut();
        present.ended(gone);
        try {
            listener.cut();
        } finally {
            inBackground(gone::end);
        }
    }

    private void countDeath(Life gone) {
        if (gone.diedOfAMessage()) {
            diedOfMessages.incrementAndGet();
            deaths.count(gone.fatalSubject(), clock.instant());
        }
    }

    /** Closing may take jnats seconds. */
    private void inBackground(Runnable work) {
        Threads.apart("nats-" + job.word() + "-leave", work);
    }

    private void pause(long millis) {
        try {
            if (!closed) {
                rest.pause(millis);
            }
        } catch (InterruptedException ends) {
            closed = true;
        }
    }

    /** Ends within three seconds: what is under way is delivered, then the connection goes. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt(); // it ends what it made, whatever it is at
        try {
            thread.join(CLOSE_WITHIN);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } finally {
            executor.shutdownNow();
        }
    }

    private final class Ways implements Approach.Ways {

        @Override
        public Life next() {
            tries.clear();
            return new Life(Link.this::denied);
        }

        @Override
        public void begin(Life next, String server, boolean encrypted)
                throws IOException, InterruptedException, BadConnectOptions, TimeoutException {
            next.begin(new LinkOptions(options, server, job.word(), deaths.headers(), executor, encrypted), standing);
        }

        @Override
        public void failed(Life tried) {
            countDeath(tried);
            end(tried);
        }

        @Override
        public void abandoned(Life tried) {
            closed = true;
            inBackground(tried::end);
        }

        @Override
        public boolean closed() {
            return closed;
        }

        @Override
        public void refused(Trouble trouble) {
            LOG.log(System.Logger.Level.INFO, "{0}: {1}", job.word(), trouble.sentence());
            boolean before = state.server() != null;
            var phase = trouble.refused() ? Phase.REFUSED : before ? Phase.RECONNECTING : Phase.CONNECTING;
            show(new LinkState(phase, lastAlive, trouble.sentence(), state.server(), null));
        }
    }
}
