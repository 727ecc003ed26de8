package claudoom.monitor.nats;

import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import claudoom.monitor.terms.LinkState.ServerFacts;
import io.nats.client.Connection;
import io.nats.client.MessageHandler;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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

    /** Who hears of this link; called on its thread, except {@code denied}. */
    interface Listener {
        void state(LinkState state);

        /** Subscriptions stand; called before the state says so. */
        default void up() {}

        /**
         * @param lastAlive the last moment at which the link surely worked
         * @param why one sentence
         */
        default void down(Instant lastAlive, String why) {}

        /** @param subject of a publish or subscription that the server did not permit */
        default void denied(boolean publish, String subject) {}

        /** @param pattern of a subscription that was refused and is asked for again now */
        default void tried(String pattern) {}

        /** @param pattern of a subscription that was not refused when it was tried again, so it stands since then */
        default void permitted(String pattern) {}
    }

    private final Job job;
    private final ConnectOptions options;
    private final Listener listener;
    private final InstantSource clock;
    private final ServerList servers;
    private final Deaths deaths;
    private final Backoff backoff = new Backoff(ThreadLocalRandom.current());
    private final List<Standing> standing = new CopyOnWriteArrayList<>();
    private final ExecutorService executor;
    private final Thread thread;
    private final Semaphore wake = new Semaphore(0);
    private final SecondTries tries = new SecondTries();

    private volatile boolean closed;
    private volatile LinkState state;
    private volatile @Nullable Connection connection;
    private volatile @Nullable Life life;
    private volatile Instant lastAlive;
    private final AtomicLong droppedBefore = new AtomicLong();
    private final AtomicInteger diedOfMessages = new AtomicInteger();

    Link(Job job, ConnectOptions options, ServerList servers, InstantSource clock, Listener listener) {
        this.job = job;
        this.options = options;
        this.clock = clock;
        this.listener = listener;
        this.servers = servers;
        deaths = new Deaths(job);
        lastAlive = clock.instant();
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
        onLife(now -> now.subscribe(wanted));
    }

    /** Ends that subscription, now and for the connections to come. */
    void unsubscribe(Standing unwanted) {
        standing.remove(unwanted);
        onLife(now -> now.unsubscribe(unwanted));
    }

    /** Waits until everything that the server had sent us by now has been handled; at once while there is no connection. */
    void settle(Duration within, Duration late) {
        onLife(now -> now.settle(within, late));
    }

    private void onLife(Consumer<Life> call) {
        var now = life;
        if (now != null && connection != null) {
            try {
                call.accept(now);
            } catch (IllegalStateException gone) { // the next connection begins with what stands then
                LOG.log(System.Logger.Level.DEBUG, "a connection that just went", gone);
            }
        }
    }

    LinkState state() {
        return state;
    }

    /** The connection as long as it is believed to live. */
    @Nullable Connection connection() {
        return connection;
    }

    Instant lastAlive() {
        return lastAlive;
    }

    /** Messages that the client library threw away because we were slow, over all connections so far. */
    long dropped() {
        synchronized (droppedBefore) {
            var now = life;
            return droppedBefore.get() + (now == null ? 0 : now.dropped());
        }
    }

    /** How often a message broke the connection; counted before anybody hears that it is down. */
    int diedOfMessages() {
        return diedOfMessages.get();
    }

    /** Ends the wait between two tries. */
    void tryNow() {
        wake.release();
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
        var now = connect();
        if (now == null) {
            pause(Math.max(SHORTEST_PAUSE, backoff.next() - Duration.ofNanos(System.nanoTime() - began).toMillis()));
            return;
        }
        try {
            if (!closed) {
                backoff.reset();
                stands(now);
                watch(now);
            }
        } finally {
            connection = null;
            leave(now);
        }
    }

    /** Tries each server once; null, and said why, if none takes us. */
    private @Nullable Life connect() {
        var troubles = new ArrayList<Trouble>();
        for (var server : servers.configured()) {
            var made = attempt(server, troubles);
            if (made != null || closed) {
                return made;
            }
        }
        for (var server : servers.discovered()) {
            var made = attempt(server, new ArrayList<>()); // nobody asked for it, so its troubles are not told
            if (made != null || closed) {
                return made;
            }
        }
        refused(Trouble.worst(troubles));
        return null;
    }

    private @Nullable Life attempt(String server, List<Trouble> troubles) {
        tries.clear();
        var next = new Life(this::denied);
        boolean encrypted = servers.encrypted(server);
        try {
            next.begin(new LinkOptions(options, server, job.word(), deaths.headers(), executor,
                    encrypted), standing);
            return next;
        } catch (IOException | BadConnectOptions | TimeoutException | RuntimeException | Error failed) {
            next.evidence().problem(failed);
            if (!encrypted && Trouble.wantsTls(next.evidence())) {
                servers.demandsEncryption(server);
                return attempt(server, troubles);
            }
            troubles.add(next.diedOfAMessage()
                    ? new Trouble(false, String.valueOf(next.lost()))
                    : Trouble.of(next.evidence(), server, clock.instant()));
            countDeath(next);
            end(next); // some of its subscriptions may stand, and the next server is tried at once
        } catch (InterruptedException asked) {
            closed = true;
            inBackground(next::end);
        }
        return null;
    }

    private void stands(Life now) {
        var made = now.connection();
        lastAlive = clock.instant();
        life = now;
        connection = made;
        onLife(begun -> begun.follow(standing)); // what was asked for or given up while it was being made
        now.onLoss(wake::release); // only now: a connection that was never made must not shorten the back-off
        listener.up();
        connected(made, null);
    }

    private void refused(Trouble trouble) {
        LOG.log(System.Logger.Level.INFO, "{0}: {1}", job.word(), trouble.sentence());
        boolean before = state.server() != null;
        var phase = trouble.refused() ? Phase.REFUSED : before ? Phase.RECONNECTING : Phase.CONNECTING;
        show(new LinkState(phase, lastAlive, trouble.sentence(), state.server(), null));
    }

    private void connected(Connection made, @Nullable Long rtt) {
        servers.told(made.getServerInfo().getConnectURLs());
        var server = facts(made);
        var now = clock.instant();
        var since = state.connected() ? state.since() : now;
        show(new LinkState(Phase.CONNECTED, since, deaths.notice(now), server, rtt));
    }

    /** To which server just this connection leads. */
    static ServerFacts facts(Connection made) {
        var info = made.getServerInfo();
        var url = ServerUrls.withoutLogin(String.valueOf(made.getConnectedUrl()));
        return new ServerFacts(url, String.valueOf(info.getServerName()), info.getVersion(),
                info.isJetStreamAvailable(), info.getCluster(), info.getMaxPayload(), info.getConnectURLs());
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
            var beat = heart.next();
            if (!beat.alive()) {
                now.lose("the server did not answer for " + beat.waited().toMillis() + " ms");
                return;
            }
            lastAlive = clock.instant();
            if (beat.roundTrip() != null) {
                connected(now.connection(), beat.roundTrip());
            }
            tries.round(now, standing, listener);
        } catch (InterruptedException asked) {
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
        synchronized (droppedBefore) {
            droppedBefore.addAndGet(gone.dropped());
            life = null;
        }
        inBackground(gone::end);
    }

    private void countDeath(Life gone) {
        if (gone.diedOfAMessage()) {
            diedOfMessages.incrementAndGet();
            deaths.count(gone.fatalSubject(), clock.instant());
        }
    }

    /** Closing may take jnats seconds. */
    private void inBackground(Runnable work) {
        try {
            Threads.named("nats-" + job.word() + "-leave").newThread(work).start();
        } catch (OutOfMemoryError noThread) { // better late than open for ever
            LOG.log(System.Logger.Level.WARNING, "closing without a thread of its own", noThread);
            work.run();
        }
    }

    private void pause(long millis) {
        try {
            boolean woken = !closed && wake.tryAcquire(millis, TimeUnit.MILLISECONDS);
            if (woken) {
                wake.drainPermits();
            }
        } catch (InterruptedException asked) {
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
}
