package claudoom.monitor.feature.streams.wire;

import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.Done;
import claudoom.monitor.feature.streams.model.Doomed;
import claudoom.monitor.feature.streams.model.Plan;
import claudoom.monitor.feature.streams.model.Prepared;
import claudoom.monitor.nats.Answered;
import claudoom.monitor.nats.ChangeOnce;
import claudoom.monitor.nats.ChangeOnce.Confirmed;
import claudoom.monitor.nats.ChangeOnce.Sent;
import claudoom.monitor.nats.Changes;
import claudoom.monitor.terms.Journal;
import claudoom.monitor.terms.LinkState;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does what was confirmed: counts again, and sends it once if what would go is still what was confirmed. */
public final class StreamCommands {

    private final @Nullable ChangeOnce changes;
    private final StreamPlans plans;

    /**
     * @param changes null in read-only mode: then nothing can be done
     * @param aside where the connection is closed, which may take a second
     */
    public StreamCommands(@Nullable Changes changes, StreamPlans plans, Supplier<Journal> journal,
            Supplier<LinkState> link, Executor aside, InstantSource clock) {
        this.changes = changes == null ? null : new ChangeOnce(changes, journal, link, aside, clock);
        this.plans = plans;
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
        if (!way.first(plan.id())) {
            return failure(plan, "It was sent before.");
        }
        return plans.again(plan).handle((now, failed) -> failed != null
                ? unsent(plan, failed)
                : plan.stillTrue(now, lenient)
                        ? sent(way, plan, now)
                        : changed(plan).exceptionallyCompose(unread -> unsent(plan, unread)))
                .thenCompose(Function.identity()).exceptionally(failed -> new Done.Failure(plan,
                        "It may have been sent, and something went wrong afterwards: " + StreamPlans.sentence(failed)
                                + " Look at the stream before you try again."));
    }

    private static CompletableFuture<Done> unsent(Plan plan, Throwable failed) {
        return failure(plan, "Nothing was sent. " + StreamPlans.sentence(failed));
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

    private static CompletableFuture<Done> sent(ChangeOnce way, Plan plan, Doomed now) {
        var change = new Confirmed(plan.id(), command(plan.deed()), plan.title(), plan.subject(), plan.json(),
                plan.ground());
        return way.send(change, StreamCommands::logged).thenApply(sent -> sent.done()
                ? new Done.Success(plan, success(plan, now, purged(sent.answered())))
                : new Done.Failure(plan, advised(plan, sent.failure("stream"))));
    }

    private static String advised(Plan plan, String words) {
        return words + Refusal.advice(plan.deed(), words);
    }

    private static String logged(Sent sent) {
        var purged = purged(sent.answered());
        return purged == null ? sent.answered().outcome().detail() : number(purged) + " messages removed";
    }

    /** How many messages went, of a purge that was done; else null. */
    private static @Nullable Long purged(Answered answered) {
        var data = answered.data();
        return data == null ? null : StreamJson.purged(data);
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
