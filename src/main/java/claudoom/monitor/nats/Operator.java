package claudoom.monitor.nats;

import claudoom.monitor.terms.ExactSubject;
import claudoom.monitor.terms.Ground;
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
    private final ServerList servers;
    private final ScheduledExecutorService scheduler;
    private final InstantSource clock;
    private @Nullable Armed armed;

    private record Armed(Link link, Inbox inbox, Events events) {}

    /**
     * What is to leave.
     *
     * @param longest to wait for an answer
     * @param ground the connection for which it was confirmed; null if nobody had to confirm it
     */
    private record Letter(String subject, byte[] payload, Map<String, String> headers, Duration longest,
            @Nullable Ground ground) {}

    Operator(ConnectOptions options, ServerList servers, ScheduledExecutorService scheduler, InstantSource clock) {
        this.options = options;
        this.servers = servers;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Opens the connection, if it is not open; completes with its first state that is either connected or hopeless. */
    public synchronized CompletableFuture<LinkState> arm() {
        if (armed == null) {
            armed = open();
        }
        armed.link.tryNow();
        return armed.events.settled(clock.instant());
    }

    private Armed open() {
        var events = new Events();
        var link = new Link(Job.OPERATOR, options, servers, clock, events);
        var inbox = new Inbox(link, options.inboxPrefix());
        events.inbox = inbox;
        link.start();
        return new Armed(link, inbox, events);
    }

    /** Closes the connection; what has not been answered stays unanswered. */
    public void disarm() {
        Armed last;
        synchronized (this) {
            last = armed;
            armed = null;
        }
        if (last != null) { // not while others wait for this object: it may take seconds
            last.link.close();
            last.inbox.lost("sending was ended");
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
        return ask(subject, payload, headers, wait).thenApply(Answered::outcome);
    }

    /**
     * As {@link #send(String, byte[], Map, Duration)}, for what somebody confirmed: sent only if the very connection that
     * publishes it leads to where the confirmation said.
     *
     * @return never completes exceptionally
     */
    public CompletableFuture<Outcome> send(String subject, byte[] payload, Map<String, String> headers, Duration wait,
            Ground ground) {
        return sendable(new Letter(subject, payload, headers, wait, ground)).thenApply(Answered::outcome);
    }

    /**
     * As {@link #send(String, byte[], Map, Duration)}, with the answer as it came.
     *
     * @return never completes exceptionally
     */
    public CompletableFuture<Answered> ask(String subject, byte[] payload, Map<String, String> headers, Duration wait) {
        return sendable(new Letter(subject, payload, headers, wait, null));
    }

    private CompletableFuture<Answered> sendable(Letter letter) {
        var unsendable = unsendable(letter.subject);
        return unsendable == null
                ? leave(letter)
                : CompletableFuture
                        .completedFuture(Answered.without(new Outcome(Fate.NOT_SENT, unsendable, Duration.ZERO)));
    }

    /**
     * One of the changes that {@link Changes} lists, and nothing else; only over a connection that leads to where the
     * confirmation said.
     *
     * @return never completes exceptionally
     */
    CompletableFuture<Answered> change(Changes.Of what, String subject, byte[] json, Duration wait, Ground ground) {
        if (!what.lists(subject)) {
            throw new IllegalArgumentException("not a listed change: " + subject);
        }
        return leave(new Letter(subject, json, Map.of(), wait, ground));
    }

    private CompletableFuture<Answered> leave(Letter letter) {
        var began = clock.instant();
        return arm().thenCompose(state -> state.connected()
                ? sendNow(state, letter, began)
                : CompletableFuture.completedFuture(state.phase() == Phase.REFUSED
                        ? outcome(Fate.REFUSED, state.detail(), began)
                        : outcome(Fate.NOT_SENT, "not connected, so nothing was sent: " + state.detail(), began)));
    }

    private CompletableFuture<Answered> sendNow(LinkState state, Letter letter, Instant began) {
        var outcome = new CompletableFuture<Answered>();
        Armed now;
        synchronized (this) {
            now = armed;
        }
        long most = state.server() == null ? 0 : state.server().maxPayload();
        if (most > 0 && letter.payload.length > most) {
            outcome.complete(
                    outcome(Fate.NOT_SENT, "the payload of " + letter.payload.length + " bytes is larger than the "
                            + most + " that the server takes", began));
            return outcome;
        }
        try {
            if (now == null) {
                throw new IllegalStateException("disarmed");
            }
            var asker = new Answers(outcome, began);
            var end = now.inbox.ask(letter.subject, letter.payload, letter.headers, asker, letter.ground);
            var alarm = scheduler.schedule(asker::late, letter.longest.toMillis(), TimeUnit.MILLISECONDS);
            outcome.whenComplete((done, failed) -> {
                end.run();
                alarm.cancel(false);
            });
        } catch (IllegalArgumentException tooLarge) {
            outcome.complete(outcome(Fate.NOT_SENT, "the message with its headers is larger than the " + most
                    + " bytes that the server takes", began));
        } catch (Inbox.Elsewhere elsewhere) {
            outcome.complete(outcome(Fate.NOT_SENT, String.valueOf(elsewhere.getMessage()), began));
        } catch (IllegalStateException gone) {
            outcome.complete(outcome(Fate.NOT_SENT, "not connected, so nothing was sent", began));
        }
        return outcome;
    }

    private Answered outcome(Fate fate, String detail, Instant began) {
        return Answered.without(new Outcome(fate, detail, Duration.between(began, clock.instant())));
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

    private static final class Events implements LinkListener {

        private volatile @Nullable Inbox inbox;
        private @Nullable LinkState last;
        private CompletableFuture<LinkState> next = new CompletableFuture<>();

        /**
         * The state of now if it is connected, or was and is not any more: what is meant for now must not leave later.
         * While opening the next one that is connected or hopeless.
         */
        synchronized CompletableFuture<LinkState> settled(Instant now) {
            return last != null && (last.connected() || last.phase() == Phase.RECONNECTING)
                    ? CompletableFuture.completedFuture(last)
                    : next.copy().completeOnTimeout(LinkState.connecting(now, last != null && !last.detail().isEmpty()
                            ? last.detail()
                            : "no connection for sending within " + OPEN_WITHIN.toSeconds() + " s"),
                            OPEN_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void state(LinkState state) {
            CompletableFuture<LinkState> told;
            synchronized (this) {
                last = state;
                if (state.phase() != Phase.CONNECTED && state.phase() != Phase.REFUSED) {
                    return;
                }
                told = next;
                next = new CompletableFuture<>();
            }
            told.complete(state);
        }

        @Override
        public void down(Instant lastAlive, String why) {
            var asked = inbox;
            if (asked != null) {
                asked.lost(why);
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

        private final CompletableFuture<Answered> outcome;
        private final Instant began;
        private volatile String sofar = "";

        Answers(CompletableFuture<Answered> outcome, Instant began) {
            this.outcome = outcome;
            this.began = began;
        }

        @Override
        public void reply(byte[] data) {
            var text = new String(data, StandardCharsets.UTF_8);
            var stream = StreamReceipt.in(text);
            if (stream == null) {
                outcome.complete(new Answered(outcome(Fate.ANSWERED, text, began).outcome(), data));
            } else {
                sofar = "; " + stream;
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

        @Override
        public void deaf(String inboxSubject) {
            outcome.complete(unheard("sent, but no answer can be heard: this login may not listen to " + inboxSubject));
        }

        @Override
        public void lost(String why) {
            outcome.complete(unheard("sent, but the connection was lost before an answer came: " + why));
        }

        private Answered unheard(String detail) {
            return Answered.unheard(outcome(Fate.NO_ANSWER, detail + sofar, began).outcome());
        }

        void late() {
            outcome.complete(outcome(Fate.NO_ANSWER, "sent, and nobody answered" + sofar, began));
        }
    }
}
