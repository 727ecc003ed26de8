package claudoom.monitor.feature.agents.wire;

import claudoom.monitor.feature.agents.model.Replies;
import claudoom.monitor.feature.agents.model.Replies.Round;
import claudoom.monitor.feature.agents.model.Reply;
import claudoom.monitor.feature.agents.model.Reply.Fate;
import claudoom.monitor.grammar.Grammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.nats.Answered;
import claudoom.monitor.nats.ListenersQuestion;
import claudoom.monitor.nats.Operator;
import claudoom.monitor.terms.Listeners;
import claudoom.monitor.terms.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks agents how they are, and tells those that answer, that are silent, and that are not there apart. A question is a
 * message to the agent's subject, so nothing of this exists in read-only mode.
 */
public final class AgentQuestions {

    /** How long an agent may take to answer. */
    public static final Duration WAIT = Duration.ofSeconds(2);

    private static final Duration OPEN_FOR = Duration.ofSeconds(30);
    /** To ask in other words would end no differently. */
    private static final Set<Fate> SETTLED = EnumSet.of(Fate.ANSWERED, Fate.NOT_ASKED, Fate.UNHEARD);

    private final @Nullable Operator operator;
    private final ListenersQuestion listeners;
    private final Grammars grammars;
    private final Function<String, Set<String>> grammarsOf;
    private final Replies replies;
    private final Runnable news;
    private final ScheduledExecutorService polls;
    private final InstantSource clock;
    private final Duration wait;
    private final Status status;
    private final AtomicInteger uses = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Everybody everybody;

    /** How an agent's answer says how it is; null when it does not. */
    public interface Status {
        @Nullable String of(byte[] answer);
    }

    /**
     * @param operator null in read-only mode: then nobody can be asked
     * @param grammarsOf names of the grammars in which an agent was heard
     * @param news called on some thread when there is something new in the replies
     */
    public AgentQuestions(@Nullable Operator operator, ListenersQuestion listeners, Grammars grammars,
            Function<String, Set<String>> grammarsOf, Replies replies, Runnable news, Status status,
            ScheduledExecutorService polls, InstantSource clock, Duration wait) {
        this.operator = operator;
        this.listeners = listeners;
        this.grammars = grammars;
        this.grammarsOf = grammarsOf;
        this.replies = replies;
        this.news = news;
        this.status = status;
        this.polls = polls;
        this.clock = clock;
        this.wait = wait;
        everybody = new Everybody(this::ask, round -> {
            replies.round(round);
            news.run();
        }, polls, clock);
    }

    /** Asks one agent; what becomes of it stands in the replies. Never completes exceptionally. */
    public CompletableFuture<Reply> ask(String agent) {
        var began = clock.instant();
        var way = operator;
        tell(Reply.asking(agent, began));
        underWay.incrementAndGet();
        uses.incrementAndGet();
        var words = wordsFor(agent);
        var asked = way == null
                ? done(agent, Fate.NOT_ASKED, "This monitor is read-only, and a question is a message.")
                : words.isEmpty()
                        ? done(agent, Fate.NOT_ASKED, "No grammar in use has a question for an agent.")
                        : ask(way, agent, words, 0, began, null);
        return asked.exceptionally(broken -> ended(agent, Fate.NOT_ASKED, String.valueOf(broken.getMessage())))
                .thenApply(reply -> {
                    tell(reply);
                    rest();
                    return reply;
                });
    }

    /** The grammars in whose words it can be asked: those in which it was heard, else all. */
    private List<Grammar> wordsFor(String agent) {
        var heard = grammarsOf.apply(agent);
        var able = grammars.all().stream().filter(one -> subject(one, agent) != null).toList();
        var spoken = able.stream().filter(one -> heard.contains(one.name())).toList();
        return spoken.isEmpty() ? able : spoken;
    }

    private static @Nullable String subject(Grammar grammar, String agent) {
        try {
            return grammar.questionFor(agent);
        } catch (IllegalArgumentException unsendable) {
            return null;
        }
    }

    /** One grammar after the other, until somebody answers; that somebody listens counts more than that nobody does. */
    private CompletableFuture<Reply> ask(Operator way, String agent, List<Grammar> words, int index, Instant began,
            @Nullable Reply before) {
        var grammar = words.get(index);
        var subject = Objects.requireNonNull(subject(grammar, agent));
        return way.ask(subject, new byte[0], Map.of(), wait)
                .thenCompose(answer -> judged(new Asked(agent, grammar.name(), subject, began), answer))
                .thenCompose(reply -> {
                    boolean settled = SETTLED.contains(reply.fate());
                    var best = before != null && !settled ? worse(before, reply) : reply;
                    return settled || index + 1 == words.size()
                            ? CompletableFuture.completedFuture(best)
                            : ask(way, agent, words, index + 1, began, best);
                });
    }

    /** Of two that did not answer: that somebody listens counts more, and where nobody does both subjects are told. */
    private static Reply worse(Reply before, Reply reply) {
        if (before.fate() == Fate.SILENT) {
            return before;
        }
        return before.fate() == Fate.ABSENT && reply.fate() == Fate.ABSENT
                ? new Reply(reply.agent(), Fate.ABSENT, reply.at(), before.grammar() + " and " + reply.grammar(),
                        reply.subject(), reply.took(), null, null, before.detail() + "; " + reply.detail(), 0)
                : reply;
    }

    private record Asked(String agent, String grammar, String subject, Instant began) {}

    private CompletableFuture<Reply> judged(Asked asked, Answered answer) {
        var outcome = answer.outcome();
        return switch (outcome.fate()) {
            case ANSWERED -> {
                var data = answer.data();
                yield CompletableFuture.completedFuture(reply(asked, Fate.ANSWERED, data,
                        data == null ? null : status.of(data), "answered"));
            }
            case NO_ANSWER -> answer.unheard()
                    ? CompletableFuture.completedFuture(reply(asked, Fate.UNHEARD, null, null, outcome.detail()))
                    : listeners.ask(List.of(asked.subject))
                            .thenApply(heard -> unanswered(asked, outcome, heard.get(asked.subject)));
            case NOBODY_LISTENS -> CompletableFuture.completedFuture(
                    reply(asked, Fate.ABSENT, null, null, "nobody listens to " + asked.subject));
            case NOT_SENT, REFUSED -> CompletableFuture.completedFuture(
                    reply(asked, Fate.NOT_ASKED, null, null, outcome.detail()));
        };
    }

    /** The monitor listens to every subject of its grammars, so a server never says that nobody does; it can say who. */
    private Reply unanswered(Asked asked, Outcome outcome, @Nullable Listeners heard) {
        var within = " within " + wait.toMillis() / 1e3 + " s";
        if (heard == null || !heard.known()) {
            return reply(asked, Fate.UNKNOWN, null, null, "no answer" + within + "; who listens is unknown: "
                    + (heard == null ? "" : heard.why()) + " (" + outcome.detail() + ")");
        }
        return heard.nobody()
                ? reply(asked, Fate.ABSENT, null, null, "no client but a monitor listens to " + asked.subject)
                : reply(asked, Fate.SILENT, null, null, heard.words() + " listens to " + asked.subject
                        + ", and did not answer" + within);
    }

    private Reply reply(Asked asked, Fate fate, byte @Nullable [] payload, @Nullable String said, String detail) {
        var now = clock.instant();
        return new Reply(asked.agent, fate, now, asked.grammar, asked.subject, Duration.between(asked.began, now),
                payload, said, detail, payload == null ? 0 : payload.length);
    }

    private Reply ended(String agent, Fate fate, String detail) {
        return new Reply(agent, fate, clock.instant(), "", "", Duration.ZERO, null, null, detail, 0);
    }

    private CompletableFuture<Reply> done(String agent, Fate fate, String detail) {
        return CompletableFuture.completedFuture(ended(agent, fate, detail));
    }

    private void tell(Reply reply) {
        replies.put(reply);
        news.run();
    }

    /** The connection for asking stays for a while, then it is closed. */
    private void rest() {
        int use = uses.incrementAndGet();
        if (underWay.decrementAndGet() == 0) {
            polls.schedule(() -> close(use), OPEN_FOR.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void close(int use) {
        var way = operator;
        if (way != null && uses.get() == use && underWay.get() == 0) {
            Thread.ofVirtual().name("agents-disarm").start(way::disarm); // may take seconds
        }
    }

    /** The connection to the server was lost: what waits for an answer waits in vain. */
    public void lost() {
        cancel();
        var way = operator;
        if (way != null && way.armed()) {
            Thread.ofVirtual().name("agents-disarm").start(way::disarm);
        }
    }

    /** Asks all of these, some at a time, instead of those that are still to be asked. */
    public CompletableFuture<Round> askAll(List<String> agents) {
        return everybody.ask(agents);
    }

    /** Asks no further agent; those that were asked may still answer. */
    public void cancel() {
        everybody.cancel();
    }
}
