package claudoom.monitor.feature.streams.wire;

import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.Done;
import claudoom.monitor.feature.streams.model.Doomed;
import claudoom.monitor.feature.streams.model.Plan;
import claudoom.monitor.feature.streams.model.Prepared;
import claudoom.monitor.nats.StreamChanges;
import claudoom.monitor.nats.StreamChanges.Changed;
import claudoom.monitor.terms.Journal;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Outcome;
import claudoom.monitor.terms.Outcome.Fate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does what was confirmed: counts again, writes it down, opens the connection for it, sends it once, closes the connection. At
 * each step it ends if anything is not as confirmed.
 */
public final class StreamCommands {

    private final @Nullable StreamChanges changes;
    private final StreamPlans plans;
    private final Supplier<Journal> journal;
    private final Supplier<LinkState> link;
    private final Executor aside;
    private final InstantSource clock;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private CompletableFuture<Boolean> closed = CompletableFuture.completedFuture(true);

    /**
     * @param changes null in read-only mode: then nothing can be done
     * @param aside where the connection is closed, which may take a second
     */
    public StreamCommands(@Nullable StreamChanges changes, StreamPlans plans, Supplier<Journal> journal,
            Supplier<LinkState> link, Executor aside, InstantSource clock) {
        this.changes = changes;
        this.plans = plans;
        this.journal = journal;
        this.link = link;
        this.aside = aside;
        this.clock = clock;
    }

    /**
     * The same plan a second time does nothing.
     *
     * @param lenient whether the operator allowed what the plan's leeway says
     * @return never completes exceptionally
     */
    public CompletableFuture<Done> carryOut(Plan plan, boolean lenient) {
        var way = changes;
        if (way == null) {
            return failure(plan, "This monitor is read-only: nothing was sent.");
        }
        if (!taken.add(plan.id())) {
            return failure(plan, "It was sent before.");
        }
        return plans.again(plan).thenCompose(now -> plan.stillTrue(now, lenient)
                ? written(way, plan, now)
                : changed(plan))
                .exceptionally(failed -> new Done.Failure(plan,
                        "Nothing was sent. " + StreamPlans.sentence(failed)));
    }

    private static CompletableFuture<Done> failure(Plan plan, String why) {
        return CompletableFuture.completedFuture(new Done.Failure(plan, why));
    }

    /** Looks anew, so that the new truth can be confirmed. */
    private CompletableFuture<Done> changed(Plan plan) {
        return plans.prepare(plan.deed()).thenApply(prepared -> switch (prepared) {
            case Prepared.Ready(var now) -> new Done.Changed(now,
                    "It has changed since it was counted, so nothing was sent: it was \"%s\". Look again, and confirm"
                            .formatted(plan.title()) + " what is true now.");
            case Prepared.Impossible(var why) -> new Done.Failure(plan, "Nothing was sent. " + why);
        });
    }

    private CompletableFuture<Done> written(StreamChanges way, Plan plan, Doomed now) {
        var left = plan.place().left(link.get());
        if (left != null) {
            return failure(plan, "Nothing was sent. " + left);
        }
        var line = new Journal.Line(plan.id(), clock.instant(), command(plan.deed()), plan.title(), plan.subject(),
                plan.json(), plan.place().url());
        var log = journal.get();
        return log.begin(line).thenCompose(trouble -> {
            if (trouble != null) {
                log.end(line, new Outcome(Fate.NOT_SENT, "the log cannot be written", Duration.ZERO));
                return CompletableFuture.completedFuture(new Done.Failure(plan,
                        "Nothing was sent, because the log of commands cannot be written: " + trouble));
            }
            return sent(way, plan).thenApply(changed -> {
                log.end(line, outcome(changed));
                return done(plan, now, changed);
            });
        });
    }

    private static String command(Deed deed) {
        return switch (deed) {
            case Deed.DeleteMessage one -> "delete message";
            case Deed.Purge purge -> "purge stream";
            case Deed.DeleteStream stream -> "delete stream";
            case Deed.Create create -> "create stream";
            case Deed.Update update -> "change stream";
        };
    }

    private static Outcome outcome(Changed changed) {
        var outcome = changed.outcome();
        return changed.purged() == null
                ? outcome
                : new Outcome(outcome.fate(), number(changed.purged()) + " messages removed", outcome.after());
    }

    /** One after the other: what is being closed must not be taken for a connection that stands. */
    private synchronized CompletableFuture<Changed> sent(StreamChanges way, Plan plan) {
        var mine = closed.handle((before, failed) -> true).thenCompose(free -> armed(way, plan));
        closed = mine.handle((done, failed) -> true).thenApplyAsync(done -> {
            way.disarm();
            return done;
        }, aside);
        return mine;
    }

    private static CompletableFuture<Changed> armed(StreamChanges way, Plan plan) {
        return way.arm().thenCompose(state -> {
            if (!state.connected()) {
                return unsent(state.phase() == LinkState.Phase.REFUSED ? Fate.REFUSED : Fate.NOT_SENT,
                        state.detail());
            }
            if (!plan.place().leadsTo(state)) {
                return unsent(Fate.NOT_SENT, "the connection for changes came to another server than was confirmed");
            }
            return way.change(plan.subject(), plan.json());
        });
    }

    private static CompletableFuture<Changed> unsent(Fate fate, String why) {
        return CompletableFuture.completedFuture(new Changed(new Outcome(fate, why, Duration.ZERO), null));
    }

    private static Done done(Plan plan, Doomed now, Changed changed) {
        var outcome = changed.outcome();
        return switch (outcome.fate()) {
            case ANSWERED -> new Done.Success(plan, success(plan, now, changed.purged()));
            case REFUSED -> new Done.Failure(plan, "It was refused, nothing has changed: " + outcome.detail() + "."
                    + Refusal.advice(plan.deed(), outcome.detail()));
            case NOT_SENT, NOBODY_LISTENS -> new Done.Failure(plan, "Nothing was sent: " + outcome.detail() + ".");
            case NO_ANSWER -> new Done.Failure(plan, "Nobody knows whether it was done: " + outcome.detail()
                    + ". Look at the stream before you try again.");
        };
    }

    private static String success(Plan plan, Doomed now, @Nullable Long purged) {
        return switch (plan.deed()) {
            case Deed.DeleteMessage one -> "Deleted message %s of %s.".formatted(number(one.sequence()), one.stream());
            case Deed.Purge purge when purged != null && purged != plan.doomed().messages() ->
                "Purged %s of %s; %s were confirmed, the others had left by themselves."
                        .formatted(messages(purged), purge.stream(), number(plan.doomed().messages()));
            case Deed.Purge purge -> "Purged %s of %s.".formatted(messages(purged == null
                    ? now.messages()
                    : purged), purge.stream());
            case Deed.DeleteStream stream -> "Deleted stream %s with %s.".formatted(stream.stream(),
                    messages(now.messages()));
            case Deed.Create create -> "Created stream %s.".formatted(create.stream());
            case Deed.Update update -> "Changed stream %s.".formatted(update.stream());
        };
    }

    private static String messages(long count) {
        return number(count) + (count == 1 ? " message" : " messages");
    }

    private static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }
}
