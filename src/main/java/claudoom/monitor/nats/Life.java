package claudoom.monitor.nats;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import io.nats.client.MessageHandler;
import io.nats.client.Nats;
import io.nats.client.Subscription;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One connection from its making to its loss. What jnats says late about an old one cannot hurt the next. */
final class Life {

    private static final System.Logger LOG = System.getLogger(Life.class.getName());
    private static final Duration DRAIN = Duration.ofSeconds(1);
    /** A handler never takes as long; if one does, better two at once than no connection any more. */
    private static final int CUT_MILLIS = 10_000;
    /** A server without a name of its own tells its key, which says nothing to anybody. */
    private static final int LONGEST_NAME = 24;
    private static final long PENDING_MESSAGES = 100_000;
    private static final long PENDING_BYTES = 32L << 20;

    private final LinkEvents events;
    private final BiConsumer<Boolean, String> denied;
    private final Map<Standing, Subscription> subscribed = new HashMap<>();
    private volatile Runnable onLoss = () -> {};
    private @Nullable Connection connection;
    private @Nullable Dispatcher dispatcher;
    private @Nullable String lost;
    private @Nullable String fatalSubject;
    private boolean readerDied;
    private boolean stands;
    private volatile long took;
    private volatile boolean cut;
    /** Messages whose handlers have ended, and those among them that were not handled, or not to the end; the dispatcher writes. */
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();

    Life(BiConsumer<Boolean, String> denied) {
        this.denied = denied;
        events = new LinkEvents(new Events());
    }

    /**
     * Blocks until the server has accepted us and knows of every subscription.
     *
     * @throws TimeoutException also if the connection was lost meanwhile
     */
    void begin(LinkOptions options, Collection<Standing> standing)
            throws IOException, InterruptedException, BadConnectOptions, TimeoutException {
        var made = Nats.connect(options.forJnats(events, this::readerDied));
        synchronized (this) {
            connection = made; // whatever fails from here on, it can be closed
        }
        var handlers = made.createDispatcher();
        handlers.setPendingLimits(PENDING_MESSAGES, PENDING_BYTES);
        events.crowdedWhen(() -> handlers.getPendingMessageCount() > PENDING_MESSAGES / 2
                || handlers.getPendingByteCount() > PENDING_BYTES / 2);
        synchronized (this) {
            dispatcher = handlers;
        }
        standing.forEach(this::subscribe);
        long began = System.nanoTime();
        made.flush(LinkOptions.CONNECT_TIMEOUT);
        took = System.nanoTime() - began;
        synchronized (this) {
            stands = true;
            if (lost != null) {
                throw new TimeoutException(lost);
            }
        }
    }

    /** Nanoseconds that the server took to know of the first subscriptions. */
    long took() {
        return took;
    }

    /** @throws IllegalStateException before it has begun */
    synchronized Connection connection() {
        if (connection == null) {
            throw new IllegalStateException("there is no connection yet");
        }
        return connection;
    }

    /** Delivers what is under way, then closes; at most three seconds, and at once if the connection was lost. */
    void drain() {
        Thread.interrupted(); // whoever asked us to end has been heard
        try {
            if (lost() == null) {
                connection().drain(DRAIN).get(DRAIN.toMillis() + 200, TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException | TimeoutException | IllegalStateException slow) {
            LOG.log(System.Logger.Level.DEBUG, "closed without draining");
        } catch (InterruptedException again) {
            LOG.log(System.Logger.Level.DEBUG, "closed while draining");
        }
        end();
    }

    /** Closes the connection, if there is one; may take jnats seconds. */
    void end() {
        Connection made;
        synchronized (this) {
            made = connection;
        }
        if (made != null) {
            try {
                made.close();
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
            }
        }
    }

    synchronized void subscribe(Standing wanted) {
        if (dispatcher != null && !subscribed.containsKey(wanted)) {
            var handler = wanted.handler();
            subscribed.put(wanted, dispatcher.subscribe(wanted.pattern(), message -> handle(handler, message)));
        }
    }

    /** What a handler throws at jnats writes into the log and goes on, so it is counted here. */
    private void handle(MessageHandler handler, Message message) throws InterruptedException {
        boolean handled = false;
        try {
            if (!cut) {
                handler.onMessage(message);
                handled = true;
            }
        } finally {
            if (!handled) {
                skipped.lazySet(skipped.getPlain() + 1);
            }
            done.lazySet(done.getPlain() + 1);
        }
    }

    /**
     * From its return on no handler of this connection runs, so that those of the next one are alone; what still waited is
     * dropped. jnats ends its dispatcher some time after a loss, not with it.
     */
    void cut() {
        cut = true;
        try {
            for (int tries = 0; tries < CUT_MILLIS && !quiet(); tries++) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean quiet() {
        if (dispatcher == null) {
            return true;
        }
        boolean empty = dispatcher.getPendingMessageCount() == 0 || !dispatcher.isActive();
        return empty && done.get() == dispatcher.getDeliveredCount();
    }

    synchronized void unsubscribe(Standing unwanted) {
        var old = subscribed.remove(unwanted);
        if (dispatcher != null && old != null) {
            dispatcher.unsubscribe(old);
        }
    }

    /** Subscribes to exactly these. */
    synchronized void follow(Collection<Standing> wanted) {
        List.copyOf(subscribed.keySet()).stream().filter(one -> !wanted.contains(one)).forEach(this::unsubscribe);
        wanted.forEach(this::subscribe);
    }

    /**
     * Waits until what the server has taken in by now has gone through the handlers. A server may be held up between
     * looking who wants a message and sending it, so a while is waited for such a late one.
     */
    void settle(Duration within, Duration late) {
        handled(within);
        try {
            TimeUnit.NANOSECONDS.sleep(late.toNanos());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        handled(within);
    }

    private void handled(Duration within) {
        long until = System.nanoTime() + within.toNanos();
        try {
            connection().flush(within);
            long upTo = waiting() + handled();
            while (waiting() > 0 && handled() < upTo && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
        } catch (TimeoutException slow) {
            LOG.log(System.Logger.Level.DEBUG, "not settled in time");
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized long waiting() {
        return dispatcher == null ? 0 : dispatcher.getPendingMessageCount();
    }

    private synchronized long handled() {
        return dispatcher == null ? 0 : dispatcher.getDeliveredCount();
    }

    /** Messages thrown away by the client library, still waiting in it when its connection went, or thrown at by their handlers. */
    synchronized long dropped() {
        if (dispatcher == null) {
            return 0;
        }
        return dispatcher.getDroppedCount() + skipped.get() + (cut ? dispatcher.getPendingMessageCount() : 0);
    }

    /** What a server that is going to shut down means for us, while it still serves us; else empty. */
    String farewell() {
        return events.evidence().isLeaving()
                ? leaving(ServerUrls.withoutLogin(String.valueOf(connection().getServerInfo().getServerName())))
                : "";
    }

    static String leaving(String name) {
        return "The server" + (name.length() > LONGEST_NAME ? "" : " " + name)
                + " is shutting down and will close this connection; then another one is made.";
    }

    /** What was seen of the server. */
    Evidence evidence() {
        return events.evidence();
    }

    synchronized @Nullable String lost() {
        return lost;
    }

    /** Whether it ended because the reader died of a message, and of which subject if that is known. */
    synchronized boolean diedOfAMessage() {
        return readerDied;
    }

    synchronized @Nullable String fatalSubject() {
        return fatalSubject;
    }

    /** @param call on any thread, when this connection is found lost; at once if it is already */
    void onLoss(Runnable call) {
        onLoss = call;
        if (lost() != null) {
            call.run();
        }
    }

    void lose(String why) {
        boolean waiting;
        synchronized (this) {
            if (lost == null) {
                lost = why;
            }
            waiting = connection != null && !stands;
        }
        if (waiting) { // somebody waits for the server to know our subscriptions, and a dead reader never tells
            Threads.named("nats-lost").newThread(this::end).start();
        }
        onLoss.run();
    }

    private void readerDied(Throwable cause) {
        var subject = events.malformedSubject();
        LOG.log(System.Logger.Level.WARNING,
                () -> "reader died of " + cause + " at " + subject);
        synchronized (this) {
            readerDied = true;
            fatalSubject = subject;
        }
        lose("a message with malformed headers on " + (subject == null ? "an unknown subject" : subject)
                + " broke the connection");
    }

    private final class Events implements LinkEvents.Listener {

        @Override
        public void lost(String why) {
            lose(why);
        }

        @Override
        public void denied(boolean publish, String subject) {
            denied.accept(publish, subject);
        }
    }
}
