package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.ConsumerDeed;
import claudoom.monitor.feature.lag.model.ConsumerDone;
import claudoom.monitor.feature.lag.model.ConsumerPlan;
import claudoom.monitor.nats.ChangeOnce;
import claudoom.monitor.nats.ChangeOnce.Confirmed;
import claudoom.monitor.nats.Changes;
import claudoom.monitor.terms.Journal;
import claudoom.monitor.terms.LinkState;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does what was confirmed: reads the consumer again, and sends it once if it is still the consumer that was confirmed. */
public final class ConsumerCommands {

    private final @Nullable ChangeOnce changes;
    private final ConsumerPlans plans;

    /**
     * @param changes null in read-only mode: then nothing can be done
     * @param aside where the connection is closed, which may take a second
     */
    public ConsumerCommands(@Nullable Changes changes, ConsumerPlans plans, Supplier<Journal> journal,
            Supplier<LinkState> link, Executor aside, InstantSource clock) {
        this.changes = changes == null ? null : new ChangeOnce(changes, journal, link, aside, clock);
        this.plans = plans;
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
        if (!way.first(plan.id())) {
            return failure("It was sent before.");
        }
        return plans.basis(plan.consumer()).handle((now, failed) -> failed != null
                ? failure("Nothing was sent: " + Sweep.sentence(failed) + ".")
                : plan.basis().equals(now)
                        ? sent(way, plan)
                        : failure("The consumer has changed since you looked, so nothing was sent. Look again, and"
                                + " confirm what is true now."))
                .thenCompose(Function.identity()).exceptionally(failed -> new ConsumerDone(false,
                        "It may have been sent, and something went wrong afterwards: " + Sweep.sentence(failed)
                                + ". Look at the consumer before you try again."));
    }

    private static CompletableFuture<ConsumerDone> failure(String why) {
        return CompletableFuture.completedFuture(new ConsumerDone(false, why));
    }

    private static CompletableFuture<ConsumerDone> sent(ChangeOnce way, ConsumerPlan plan) {
        var change = new Confirmed(plan.id(), command(plan.deed()), plan.title(), plan.subject(), plan.json(),
                plan.ground());
        return way.send(change, sent -> ConsumerOutcome.of(plan, sent).sentence())
                .thenApply(sent -> ConsumerOutcome.of(plan, sent));
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
}
