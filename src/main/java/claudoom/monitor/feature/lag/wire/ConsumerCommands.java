package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.ConsumerDeed;
import claudoom.monitor.feature.lag.model.ConsumerDone;
import claudoom.monitor.feature.lag.model.ConsumerPlan;
import claudoom.monitor.nats.Answered;
import claudoom.monitor.nats.ConsumerChanges;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does what was confirmed: reads the consumer again, writes it into the log, opens the connection for it, sends it once, closes
 * the connection. At each step it ends if anything is not as confirmed.
 */
public final class ConsumerCommands {

    private final @Nullable ConsumerChanges changes;
    private final ConsumerPlans plans;
    private final Supplier<Journal> journal;
    private final Supplier<LinkState> link;
    private final Executor aside;
    private final InstantSource clock;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    /**
     * @param changes null in read-only mode: then nothing can be done
     * @param aside where the connection is closed, which may take a second
     */
    public ConsumerCommands(@Nullable ConsumerChanges changes, ConsumerPlans plans, Supplier<Journal> journal,
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
     * @return never completes exceptionally
     */
    public CompletableFuture<ConsumerDone> carryOut(ConsumerPlan plan) {
        var way = changes;
        if (way == null) {
            return failure("This monitor is read-only: nothing was sent.");
        }
        if (!taken.add(plan.id())) {
            return failure("It was sent before.");
        }
        return plans.basis(plan.consumer()).thenCompose(now -> now.equals(plan.basis())
                ? written(way, plan)
                : failure("The consumer has changed since you looked, so nothing was sent. Look again, and confirm what"
                        + " is true now."))
                .exceptionally(failed -> new ConsumerDone(false, "Nothing was sent: " + Sweep.sentence(failed) + "."));
    }

    private static CompletableFuture<ConsumerDone> failure(String why) {
        return CompletableFuture.completedFuture(new ConsumerDone(false, why));
    }

    private CompletableFuture<ConsumerDone> written(ConsumerChanges way, ConsumerPlan plan) {
        var left = plan.ground().left(link.get());
        if (left != null) {
            return failure("Nothing was sent. " + left);
        }
        var line = new Journal.Line(plan.id(), clock.instant(), command(plan.deed()), plan.title(), plan.subject(),
                plan.json(), plan.ground().url());
        var log = journal.get();
        return log.begin(line).thenCompose(trouble -> {
            if (trouble != null) {
                log.end(line, new Outcome(Fate.NOT_SENT, "the log cannot be written", Duration.ZERO));
                return failure("Nothing was sent, because the log of commands cannot be written: " + trouble);
            }
            return sent(way, plan).exceptionally(ConsumerCommands::unknown).thenApply(answered -> {
                var done = ConsumerOutcome.of(plan, answered);
                log.end(line, new Outcome(answered.outcome().fate(), done.sentence(), answered.outcome().after()));
                return done;
            });
        });
    }

    private static Answered unknown(Throwable failed) {
        return new Answered(new Outcome(Fate.NO_ANSWER, Sweep.sentence(failed), Duration.ZERO), null);
    }

    private static String command(ConsumerDeed deed) {
        return switch (deed.action()) {
            case PAUSE -> "pause consumer";
            case RESUME -> "resume consumer";
            case RESET -> "reset consumer";
            case UNPIN -> "unpin consumer";
            case EDIT -> "change consumer";
            case DELETE -> "delete consumer";
        };
    }

    private CompletableFuture<Answered> sent(ConsumerChanges way, ConsumerPlan plan) {
        return way.arm().thenCompose(state -> {
            if (!state.connected()) {
                return unsent(state.phase() == LinkState.Phase.REFUSED ? Fate.REFUSED : Fate.NOT_SENT,
                        state.detail());
            }
            return plan.ground().leadsTo(state)
                    ? way.change(plan.subject(), plan.json())
                    : unsent(Fate.NOT_SENT, "the connection for changes came to another server than was confirmed");
        }).whenComplete((done, failed) -> aside.execute(way::disarm));
    }

    private static CompletableFuture<Answered> unsent(Fate fate, String why) {
        return CompletableFuture.completedFuture(new Answered(new Outcome(fate, why, Duration.ZERO), null));
    }
}
