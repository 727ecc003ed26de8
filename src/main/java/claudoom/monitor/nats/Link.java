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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is kept alive for ever: made, proven alive every two seconds, replaced when it is lost, its
 * subscriptions set up again. One thread of its own does all of this, so callers never wait.
 */
final class Link implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Link.class.getName());
    private static final long WATCH_EVERY = 2_000;
    private static final long SHORTEST_PAUSE = 100;
    private static final Duration PROOF = Duration.ofMillis(1_500);
    private static final Duration DEATHS_WITHIN = Duration.ofMinutes(10);

    /** Who hears of this link; called on its thread, except {@code denied}. */
    interface Listener {
        void state(LinkState state);

        /** Subscriptions stand; called before the state says so. */
        default void up() {}

        /** @param lastAlive the last moment at which the link surely worked */
        default void down(Instant lastAlive) {}

        /** @param subject of a publish or subscription that the server did not permit */
        default void denied(boolean publish, String subject) {}
    }

    private final String name;
    private final ConnectOptions options;
    private final Listener listener;
    private final InstantSource clock;
    private final Backoff backoff = new Backoff(ThreadLocalRandom.current());
    private final List<Standing> standing = new CopyOnWriteArrayList<>();
    private final ExecutorService executor;
    private final Thread thread;
    private final Semaphore wake = new Semaphore(0);

    private volatile boolean closed;
    private volatile LinkState state;
    private volatile @Nullable Connection connection;
    private volatile @Nullable Life life;
    private volatile boolean headers = true;
    private volatile Instant lastAlive;
    private final AtomicLong droppedBefore = new AtomicLong();
    private String notice = "";
    private @Nullable Instant lastDeath;
    private long lastBytes;

    Link(String name, ConnectOptions options, InstantSource clock, Listener listener) {
        this.name = name;
        this.options = options;
        this.clock = clock;
        this.listener = listener;
        lastAlive = clock.instant();
        state = LinkState.connecting(lastAlive, options.servers().toString());
        executor = Executors.newCachedThreadPool(Threads.named("nats-" + name));
        thread = Threads.named("link-" + name).newThread(this::run);
    }

    void start() {
        listener.state(state);
        thread.start();
    }

    /** Stands from now on, over every reconnect; messages come on the one dispatcher thread of this link. */
    Standing subscribe(String pattern, MessageHandler handler) {
        var wanted = new Standing(pattern, handler);
        standing.add(wanted);
        var now = life;
        if (now != null && connection != null) {
            now.subscribe(wanted);
        }
        return wanted;
    }

    void unsubscribe(Standing wanted) {
        standing.remove(wanted);
        var now = life;
        if (now != null) {
            now.unsubscribe(wanted);
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
        var now = life;
        return droppedBefore.get() + (now == null ? 0 : now.dropped());
    }

    /** Ends the wait between two tries. */
    void tryNow() {
        wake.release();
    }

    private void run() {
        while (!closed) {
            long began = System.nanoTime();
            var now = connect();
            if (now == null) {
                long spent = Duration.ofNanos(System.nanoTime() - began).toMillis();
                pause(Math.max(SHORTEST_PAUSE, backoff.next() - spent));
                continue;
            }
            backoff.reset();
            watch(now.made, now.life);
            connection = null;
            if (!closed) {
                leave(now.made, now.life);
            }
        }
    }

    private record Attempt(Connection made, Life life) {}

    /** Tries each server once; null, and said why, if none takes us. */
    private @Nullable Attempt connect() {
        var troubles = new ArrayList<Trouble>();
        for (var server : options.servers().urls()) {
            var next = new Life(listener::denied);
            try {
                var made = next.begin(name, options, server, headers, executor, standing);
                made.flush(LinkOptions.CONNECT_TIMEOUT);
                stands(made, next);
                return new Attempt(made, next);
            } catch (IOException | BadConnectOptions | TimeoutException | RuntimeException failed) {
                next.evidence().problem(failed);
                troubles.add(Trouble.of(next.evidence(), server));
            } catch (InterruptedException asked) {
                closed = true;
                return null;
            }
        }
        refused(Trouble.worst(troubles));
        return null;
    }

    private void stands(Connection made, Life next) {
        lastBytes = 0;
        lastAlive = clock.instant();
        life = next;
        connection = made;
        next.onLoss(wake::release); // only now: a connection that was never made must not shorten the back-off
        listener.up();
        connected(made, null);
    }

    private void refused(Trouble trouble) {
        LOG.log(System.Logger.Level.INFO, "{0}: {1}", name, trouble.sentence());
        boolean before = state.server() != null;
        var phase = trouble.refused() ? Phase.REFUSED : before ? Phase.RECONNECTING : Phase.CONNECTING;
        show(new LinkState(phase, lastAlive, trouble.sentence(), state.server(), null));
    }

    private void connected(Connection made, @Nullable Long rtt) {
        var info = made.getServerInfo();
        var url = ServerUrls.withoutLogin(String.valueOf(made.getConnectedUrl()));
        var server = new ServerFacts(url, String.valueOf(info.getServerName()), info.getVersion(),
                info.isJetStreamAvailable(), info.getCluster(), info.getMaxPayload());
        var since = state.connected() ? state.since() : clock.instant();
        show(new LinkState(Phase.CONNECTED, since, notice, server, rtt));
    }

    private void show(LinkState next) {
        state = next;
        listener.state(next);
    }

    private void watch(Connection made, Life now) {
        while (!closed && now.lost() == null) {
            prove(made, now);
            pause(WATCH_EVERY);
        }
    }

    /** One PING through the reader; under a flood its PONG may be late, then bytes that come in are proof enough. */
    private void prove(Connection made, Life now) {
        long began = System.nanoTime();
        try {
            made.flush(PROOF);
            lastAlive = clock.instant();
            connected(made, System.nanoTime() - began);
            lastBytes = made.getStatistics().getInBytes();
        } catch (TimeoutException late) {
            long bytes = made.getStatistics().getInBytes();
            if (bytes == lastBytes) {
                now.lose("the server did not answer for " + PROOF.toMillis() + " ms");
            } else {
                lastAlive = clock.instant();
            }
            lastBytes = bytes;
        } catch (InterruptedException asked) {
            closed = true;
        } catch (IllegalStateException gone) {
            now.lose("the connection was closed");
        }
    }

    private void leave(Connection old, Life gone) {
        if (gone.diedOfAMessage()) {
            countDeath(gone.fatalSubject());
        }
        droppedBefore.addAndGet(gone.dropped());
        life = null;
        listener.down(lastAlive);
        show(new LinkState(Phase.RECONNECTING, lastAlive, String.valueOf(gone.lost()), state.server(), null));
        executor.execute(() -> close(old)); // may take jnats seconds
    }

    private void countDeath(@Nullable String subject) {
        var now = clock.instant();
        if (lastDeath != null && lastDeath.plus(DEATHS_WITHIN).isAfter(now)) {
            headers = false;
            notice = "Headers are left out: messages with malformed headers on "
                    + (subject == null ? "an unknown subject" : subject) + " broke the connection twice.";
        }
        lastDeath = now;
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

    private static void close(Connection old) {
        try {
            old.close();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends within three seconds: what is under way is delivered, then the connection goes. */
    @Override
    public void close() {
        closed = true;
        var last = connection;
        tryNow();
        try {
            if (last != null) {
                last.drain(Duration.ofSeconds(1)).get(2, TimeUnit.SECONDS);
            }
            thread.interrupt();
            thread.join(500);
        } catch (ExecutionException | TimeoutException | IllegalStateException slow) {
            LOG.log(System.Logger.Level.DEBUG, "{0}: closed without draining", name);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } finally {
            thread.interrupt();
            executor.shutdownNow();
        }
    }
}
