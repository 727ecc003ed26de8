package claudoom.monitor.nats;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Nats;
import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One connection from its making to its loss. What jnats says late about an old one cannot hurt the next. */
final class Life {

    private static final long PENDING_MESSAGES = 400_000;
    private static final long PENDING_BYTES = 64L << 20;

    private final LinkEvents events;
    private final BiConsumer<Boolean, String> denied;
    private volatile Runnable onLoss = () -> {};
    private @Nullable Dispatcher dispatcher;
    private @Nullable String lost;
    private @Nullable String fatalSubject;
    private boolean readerDied;

    Life(BiConsumer<Boolean, String> denied) {
        this.denied = denied;
        events = new LinkEvents(new Events());
    }

    /** Blocks until the server has accepted us. */
    Connection begin(String name, ConnectOptions options, String server, boolean headers, ExecutorService executor,
            Collection<Standing> standing) throws IOException, InterruptedException, BadConnectOptions {
        var reader = new ReaderExecutor("nats-" + name + "-reader", this::readerDied);
        var made = Nats.connect(LinkOptions.of(options, server, "monitor " + name, headers, events, executor, reader));
        var handlers = made.createDispatcher();
        handlers.setPendingLimits(PENDING_MESSAGES, PENDING_BYTES);
        synchronized (this) {
            dispatcher = handlers;
        }
        standing.forEach(this::subscribe);
        return made;
    }

    synchronized void subscribe(Standing wanted) {
        if (dispatcher != null) {
            dispatcher.subscribe(wanted.pattern(), wanted.handler());
        }
    }

    synchronized void unsubscribe(Standing wanted) {
        if (dispatcher != null && dispatcher.isActive()) {
            dispatcher.unsubscribe(wanted.pattern());
        }
    }

    /** Messages thrown away by the client library, or still waiting in it when its connection went. */
    synchronized long dropped() {
        if (dispatcher == null) {
            return 0;
        }
        return dispatcher.getDroppedCount() + (lost == null ? 0 : dispatcher.getPendingMessageCount());
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
        synchronized (this) {
            if (lost == null) {
                lost = why;
            }
        }
        onLoss.run();
    }

    private void readerDied(Throwable cause) {
        var subject = events.malformedSubject();
        System.getLogger(Life.class.getName()).log(System.Logger.Level.WARNING,
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
