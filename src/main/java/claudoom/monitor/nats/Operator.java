package claudoom.monitor.nats;

import claudoom.monitor.terms.ExactSubject;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import claudoom.monitor.terms.Outcome;
import claudoom.monitor.terms.Outcome.Fate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The only way out of this process for a message that does something. It has a connection of its own that is opened when
 * armed, keeps nothing to send later, and closes when disarmed. In read-only mode there is no such object.
 */
public final class Operator implements AutoCloseable {

    private static final Duration OPEN_WITHIN = Duration.ofSeconds(4);

    private final ConnectOptions options;
    private final ScheduledExecutorService scheduler;
    private final InstantSource clock;
    private @Nullable Armed armed;

    private record Armed(Link link, Inbox inbox, CompletableFuture<LinkState> ready) {}

    Operator(ConnectOptions options, ScheduledExecutorService scheduler, InstantSource clock) {
        this.options = options;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Opens the connection, if it is not open; completes with its first state that is either connected or hopeless. */
    public synchronized CompletableFuture<LinkState> arm() {
        if (armed == null) {
            var ready = new CompletableFuture<LinkState>();
            var events = new Events(ready);
            var link = new Link("operator", options, clock, events);
            var inbox = new Inbox(link, options.inboxPrefix());
            events.inbox = inbox;
            armed = new Armed(link, inbox, ready);
            link.start();
            ready.completeOnTimeout(LinkState.connecting(clock.instant(), "no connection for sending within "
                    + OPEN_WITHIN.toSeconds() + " s"), OPEN_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        }
        return armed.ready;
    }

    /** Closes the connection; what has not been answered stays unanswered. */
    public synchronized void disarm() {
        if (armed != null) {
            armed.link.close();
            armed = null;
        }
    }

    /** Whether a message could leave now. */
    public synchronized boolean armed() {
        return armed != null;
    }

    /**
     * Sends one message and waits for an answer that is not merely a stream's receipt.
     *
     * @param wait how long somebody may take to answer
     * @return never completes exceptionally
     */
    public CompletableFuture<Outcome> send(String subject, byte[] payload, Map<String, String> headers, Duration wait) {
        var began = clock.instant();
        var unsendable = unsendable(subject);
        if (unsendable != null) {
            return CompletableFuture.completedFuture(new Outcome(Fate.NOT_SENT, unsendable, Duration.ZERO));
        }
        return arm().thenCompose(state -> state.connected()
                ? sendNow(state, subject, payload, headers, wait, began)
                : CompletableFuture.completedFuture(
                        outcome(state.phase() == Phase.REFUSED ? Fate.REFUSED : Fate.NOT_SENT, state.detail(), began)));
    }

    private CompletableFuture<Outcome> sendNow(LinkState state, String subject, byte[] payload,
            Map<String, String> headers, Duration wait, Instant began) {
        var outcome = new CompletableFuture<Outcome>();
        Armed now;
        synchronized (this) {
            now = armed;
        }
        var server = state.server();
        if (server != null && server.maxPayload() > 0 && payload.length > server.maxPayload()) {
            outcome.complete(outcome(Fate.NOT_SENT, "the payload of " + payload.length + " bytes is larger than the "
                    + server.maxPayload() + " that the server takes", began));
            return outcome;
        }
        try {
            if (now == null) {
                throw new IllegalStateException("disarmed");
            }
            var asker = new Answers(outcome, began);
            var end = now.inbox.ask(subject, payload, headers, asker);
            var alarm = scheduler.schedule(asker::late, wait.toMillis(), TimeUnit.MILLISECONDS);
            outcome.whenComplete((done, failed) -> {
                end.run();
                alarm.cancel(false);
            });
        } catch (IllegalStateException | IllegalArgumentException gone) {
            outcome.complete(outcome(Fate.NOT_SENT, "not connected: nothing was sent", began));
        }
        return outcome;
    }

    private Outcome outcome(Fate fate, String detail, Instant began) {
        return new Outcome(fate, detail, Duration.between(began, clock.instant()));
    }

    private static @Nullable String unsendable(String subject) {
        if (subject.startsWith("$") || subject.startsWith("_INBOX.")) {
            return "Subjects of the server itself are not sent to: " + subject;
        }
        return ExactSubject.refusal(subject);
    }

    @Override
    public void close() {
        disarm();
    }

    private static final class Events implements Link.Listener {

        private final CompletableFuture<LinkState> ready;
        private volatile @Nullable Inbox inbox;

        Events(CompletableFuture<LinkState> ready) {
            this.ready = ready;
        }

        @Override
        public void state(LinkState state) {
            if (state.phase() == Phase.CONNECTED || state.phase() == Phase.REFUSED) {
                ready.complete(state);
            }
        }

        @Override
        public void denied(boolean publish, String subject) {
            var asked = inbox;
            if (asked != null) {
                asked.denied(publish, subject);
            }
        }
    }

    private final class Answers implements Inbox.Asker {

        private final CompletableFuture<Outcome> outcome;
        private final Instant began;
        private volatile String stored = "";

        Answers(CompletableFuture<Outcome> outcome, Instant began) {
            this.outcome = outcome;
            this.began = began;
        }

        @Override
        public void reply(byte[] data) {
            var text = new String(data, StandardCharsets.UTF_8);
            var stream = StreamReceipt.streamOf(text);
            if (stream == null) {
                outcome.complete(outcome(Fate.ANSWERED, text, began));
            } else {
                stored = "; stream " + stream + " has stored it";
            }
        }

        @Override
        public void nobody() {
            outcome.complete(outcome(Fate.NOBODY_LISTENS, "nobody subscribes to this subject", began));
        }

        @Override
        public void denied(String what) {
            outcome.complete(outcome(Fate.REFUSED, "this login may not use " + what, began));
        }

        void late() {
            outcome.complete(outcome(Fate.NO_ANSWER, "sent, and nobody answered" + stored, began));
        }
    }
}
