package claudoom.monitor.nats;

import claudoom.monitor.nats.QuestionFailed.Reason;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.terms.SubjectPattern;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the monitor may ask a server: only questions that change nothing (the list is checked here, whoever asks), and
 * listening to advisories. Never blocks; answers come on a thread of the connection.
 */
public final class Questions {

    /** JetStream's and the server's read-only questions, with and without a domain between {@code $JS} and {@code API}. */
    private static final List<SubjectPattern> HARMLESS = List.of("INFO", "STREAM.NAMES", "STREAM.LIST", "STREAM.INFO.*",
            "CONSUMER.NAMES.*", "CONSUMER.LIST.*", "CONSUMER.INFO.*.*", "STREAM.MSG.GET.*", "DIRECT.GET.*",
            "DIRECT.GET.*.>").stream().flatMap(api -> List.of("$JS.API." + api, "$JS.*.API." + api).stream())
            .map(SubjectPattern::new).toList();
    private static final List<String> SERVER = List.of("$SYS.REQ.USER.INFO", "$SYS.REQ.ACCOUNT.PING.CONNZ",
            "$SYS.REQ.SERVER.PING.CONNZ", "$SYS.REQ.ACCOUNT.PING.STATZ");

    private final Link link;
    private final Inbox inbox;
    private final ScheduledExecutorService scheduler;
    private final InstantSource clock;
    private final AdvisoryRefusals refusals = new AdvisoryRefusals();

    Questions(Link link, Inbox inbox, ScheduledExecutorService scheduler, InstantSource clock) {
        this.link = link;
        this.inbox = inbox;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    static boolean harmless(String subject) {
        return SERVER.contains(subject) || HARMLESS.stream().anyMatch(pattern -> pattern.matches(subject));
    }

    /**
     * The first reply.
     *
     * @return completes exceptionally with {@link QuestionFailed}
     * @throws IllegalArgumentException if the question could change something
     */
    public CompletableFuture<byte[]> ask(String subject, String json, Duration timeout) {
        var answer = new CompletableFuture<byte[]>();
        send(subject, json, timeout, answer, asker(subject, answer, answer::complete),
                () -> answer.completeExceptionally(failed(Reason.NO_ANSWER, subject
                        + " was not answered within " + timeout.toMillis() + " ms")));
        return answer;
    }

    /**
     * Every reply that comes within {@code window} after the first: such questions are answered by each server of a
     * cluster, and servers that are busy are slow together.
     *
     * @param longest to wait for the first; without any the answer is an empty list
     */
    public CompletableFuture<List<byte[]>> askAll(String subject, String json, Duration window, Duration longest) {
        var all = new CompletableFuture<List<byte[]>>();
        var replies = new ArrayList<byte[]>();
        send(subject, json, longest, all, asker(subject, all, reply -> {
            boolean first;
            synchronized (replies) {
                first = replies.isEmpty();
                replies.add(reply);
            }
            if (first) {
                later(window, all, () -> all.complete(copy(replies)));
            }
        }), () -> {
            var came = copy(replies);
            if (came.isEmpty()) { // else their window is still open and ends it
                all.complete(came);
            }
        });
        return all;
    }

    private static List<byte[]> copy(List<byte[]> replies) {
        synchronized (replies) {
            return List.copyOf(replies);
        }
    }

    private void later(Duration wait, CompletableFuture<?> unless, Runnable what) {
        var alarm = scheduler.schedule(what, wait.toMillis(), TimeUnit.MILLISECONDS);
        unless.whenComplete((done, failed) -> alarm.cancel(false));
    }

    private void send(String subject, String json, Duration timeout, CompletableFuture<?> outcome,
            Inbox.Asker asker, Runnable atTimeout) {
        if (!harmless(subject)) {
            throw new IllegalArgumentException("not a read-only question: " + subject);
        }
        try {
            var end = inbox.ask(subject, json.getBytes(StandardCharsets.UTF_8), Map.of(), asker);
            later(timeout, outcome, atTimeout);
            outcome.whenComplete((done, failed) -> end.run());
        } catch (IllegalStateException gone) {
            outcome.completeExceptionally(failed(Reason.NOT_CONNECTED, "not connected to a server"));
        }
    }

    private static Inbox.Asker asker(String subject, CompletableFuture<?> outcome, Consumer<byte[]> reply) {
        return new Waiting(subject, outcome) {
            @Override
            public void reply(byte[] data) {
                reply.accept(data);
            }
        };
    }

    /**
     * A message of a stream from any of its copies, which one of them gives as it is; the first answer.
     *
     * @return completes exceptionally with {@link QuestionFailed}
     */
    CompletableFuture<StoredMessage> askCopies(String stream, String json, Duration timeout) {
        var answer = new CompletableFuture<StoredMessage>();
        var subject = "$JS.API.DIRECT.GET." + stream;
        send(subject, json, timeout, answer, new Waiting(subject, answer) {
            @Override
            public void reply(byte[] data, @Nullable Headers headers) {
                answer.complete(StoredMessage.ofCopy(Connections.asMap(headers), data));
            }

            @Override
            public void status(int code) {
                answer.complete(code == 404
                        ? new StoredMessage.Gone("The copy of the stream that answered does not hold it.", true)
                        : new StoredMessage.Failed("a copy of the stream refused it with " + code));
            }
        }, () -> answer.completeExceptionally(failed(Reason.NO_ANSWER, "no copy of the stream answered")));
        return answer;
    }

    /** Fails an outcome for whatever keeps the answer from coming. */
    private static class Waiting implements Inbox.Asker {

        private final String subject;
        private final CompletableFuture<?> outcome;

        Waiting(String subject, CompletableFuture<?> outcome) {
            this.subject = subject;
            this.outcome = outcome;
        }

        @Override
        public void reply(byte[] data) {}

        @Override
        public void nobody() {
            outcome.completeExceptionally(failed(Reason.NOBODY_THERE, subject.startsWith("$JS.")
                    ? "JetStream is not switched on for this account"
                    : "nobody answers " + subject));
        }

        @Override
        public void denied(String what) {
            outcome.completeExceptionally(failed(Reason.NOT_PERMITTED, "this login may not use " + what));
        }

        @Override
        public void deaf(String inbox) {
            outcome.completeExceptionally(failed(Reason.NOT_PERMITTED, "this login may not listen to " + inbox
                    + ", so no answer is heard; give --inbox-prefix"));
        }

        @Override
        public void lost(String why) {
            outcome.completeExceptionally(failed(Reason.NOT_CONNECTED,
                    "the connection was lost before " + subject + " was answered: " + why));
        }
    }

    private static QuestionFailed failed(Reason reason, String sentence) {
        return new QuestionFailed(reason, sentence);
    }

    /** Listens to advisories over every reconnect; {@code taker} is called on the connection's thread and must not wait. */
    public void listen(String pattern, Consumer<Arrival> taker) {
        if (!pattern.startsWith("$JS.EVENT.")) {
            throw new IllegalArgumentException("only advisories are listened to here: " + pattern);
        }
        refusals.wanted(pattern);
        link.subscribe(pattern, message -> taker.accept(new Arrival(clock.instant(), message.getSubject(), Meaning.NONE,
                message.getData(), message.getData().length, Map.of())));
    }

    /** How often a message broke the connection for questions; such a question fails after it is counted. */
    int diedOfMessages() {
        return link.diedOfMessages();
    }

    /** Where clients reach the living servers of the cluster, as ours tells at any change; empty without a cluster or a connection. */
    List<String> addresses() {
        var now = link.connection();
        return now == null ? List.of() : List.copyOf(now.getServerInfo().getConnectURLs());
    }

    /** Which of the advisories that somebody listens to the login may not hear; a server says so soon after each connection. */
    public AdvisoryRefusals refusals() {
        return refusals;
    }
}
