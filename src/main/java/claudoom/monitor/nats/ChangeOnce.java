package claudoom.monitor.nats;

import claudoom.monitor.terms.Ground;
import claudoom.monitor.terms.Journal;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Outcome;
import claudoom.monitor.terms.Outcome.Fate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The last steps of every confirmed change: looks whether the connection is still the confirmed one, writes the change down, opens
 * the connection for it, sends it once, closes the connection. At each step it ends if anything is not as confirmed.
 */
public final class ChangeOnce {

    private static final System.Logger LOG = System.getLogger(ChangeOnce.class.getName());

    private final Changes way;
    private final Supplier<Journal> journal;
    private final Supplier<LinkState> link;
    private final Executor aside;
    private final InstantSource clock;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private CompletableFuture<Boolean> closed = CompletableFuture.completedFuture(true);

    /**
     * What was confirmed.
     *
     * @param command what kind of deed, as one word or two
     * @param title the deed in full
     */
    public record Confirmed(String id, String command, String title, String subject, String json, Ground ground) {}

    /**
     * What became of it.
     *
     * @param stopped why it was not even tried, a sentence; empty if it was
     */
    public record Sent(Answered answered, String stopped) {

        public boolean done() {
            return answered.outcome().fate() == Fate.ANSWERED;
        }

        /** Why it was not done, or that nobody knows. */
        public String failure(String thing) {
            var detail = answered.outcome().detail();
            return switch (answered.outcome().fate()) {
                case REFUSED -> "It was refused, nothing has changed: " + detail + ".";
                case NO_ANSWER, ANSWERED -> "Nobody knows whether it was done: " + detail + ". Look at the " + thing
                        + " before you try again.";
                case NOT_SENT, NOBODY_LISTENS -> stopped.isEmpty() ? "Nothing was sent: " + detail + "." : stopped;
            };
        }
    }

    /** @param aside where the connection is closed, which may take a second */
    public ChangeOnce(Changes way, Supplier<Journal> journal, Supplier<LinkState> link, Executor aside,
            InstantSource clock) {
        this.way = way;
        this.journal = journal;
        this.link = link;
        this.aside = aside;
        this.clock = clock;
    }

    /** Whether this is asked for the first time; what was sent or refused before is never sent again. */
    public boolean first(String id) {
        return taken.add(id);
    }

    /**
     * @param words what the log says of what became of it
     * @return never completes exceptionally
     */
    public CompletableFuture<Sent> send(Confirmed change, Function<Sent, String> words) {
        var left = change.ground().left(link.get());
        if (left != null) {
            return stopped("Nothing was sent. " + left);
        }
        var line = new Journal.Line(change.id(), clock.instant(), change.command(), change.title(), change.subject(),
                change.json(), change.ground().url());
        var log = journal.get();
        return log.begin(line).exceptionally(broken -> String.valueOf(broken.getMessage())).thenCompose(trouble -> {
            if (trouble != null) {
                log.end(line, new Outcome(Fate.NOT_SENT, "the log cannot be written", Duration.ZERO));
                return stopped("Nothing was sent, because the log of commands cannot be written: " + trouble);
            }
            if (clock.instant().isAfter(line.at().plus(Ground.MEANT_FOR))) {
                log.end(line, new Outcome(Fate.NOT_SENT, "confirmed too long ago", Duration.ZERO));
                return stopped("Nothing was sent, because it was confirmed too long ago: look again, and ask again.");
            }
            return inTurn(change).exceptionally(ChangeOnce::unknown).thenApply(answered -> {
                var sent = new Sent(answered, "");
                end(log, line, sent, words);
                return sent;
            });
        });
    }

    /** What goes wrong here takes nothing back: the change may have been made. */
    private static void end(Journal log, Journal.Line line, Sent sent, Function<Sent, String> words) {
        try {
            var outcome = sent.answered().outcome();
            log.end(line, new Outcome(outcome.fate(), words.apply(sent), outcome.after()));
        } catch (RuntimeException broken) {
            LOG.log(System.Logger.Level.ERROR, "what became of " + line.id() + " is not in the log", broken);
        }
    }

    private static CompletableFuture<Sent> stopped(String sentence) {
        return CompletableFuture.completedFuture(
                new Sent(Answered.without(new Outcome(Fate.NOT_SENT, sentence, Duration.ZERO)), sentence));
    }

    private static Answered unknown(Throwable failed) {
        return Answered.without(
                new Outcome(Fate.NO_ANSWER, String.valueOf(QuestionFailed.of(failed).getMessage()), Duration.ZERO));
    }

    /** One after the other: what is being closed must not be taken for a connection that stands. */
    private synchronized CompletableFuture<Answered> inTurn(Confirmed change) {
        var mine = closed.handle((before, failed) -> true).thenCompose(free -> armed(change));
        closed = mine.handle((done, failed) -> true).thenApplyAsync(done -> {
            way.disarm();
            return done;
        }, aside);
        return mine;
    }

    private CompletableFuture<Answered> armed(Confirmed change) {
        return way.arm().thenCompose(state -> {
            if (!state.connected()) {
                return unsent(state.phase() == LinkState.Phase.REFUSED ? Fate.REFUSED : Fate.NOT_SENT,
                        state.detail());
            }
            return change.ground().leadsTo(state)
                    ? way.change(change.subject(), change.json(), change.ground())
                    : unsent(Fate.NOT_SENT, "the connection for changes came to another server than was confirmed");
        });
    }

    private static CompletableFuture<Answered> unsent(Fate fate, String why) {
        return CompletableFuture.completedFuture(Answered.without(new Outcome(fate, why, Duration.ZERO)));
    }
}
