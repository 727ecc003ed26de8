package claudoom.monitor.feature.streams.wire;

import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.Doomed;
import claudoom.monitor.feature.streams.model.Plan;
import claudoom.monitor.feature.streams.model.Prepared;
import claudoom.monitor.feature.streams.model.StreamSetup;
import claudoom.monitor.nats.JetStreamPages;
import claudoom.monitor.nats.QuestionFailed;
import claudoom.monitor.nats.QuestionFailed.Reason;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.nats.Rights;
import claudoom.monitor.nats.StoredMessages;
import claudoom.monitor.terms.Ground;
import claudoom.monitor.terms.LinkState;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes deeds ready to be confirmed: looks, counts, and says what would be sent. Sends nothing that changes anything. */
public final class StreamPlans {

    private final Questions questions;
    private final JetStreamPages pages;
    private final MessageBrowse browse;
    private final Counting counting;
    private final DocumentPlans documents;
    private final Supplier<LinkState> link;
    private final InstantSource clock;

    /** @param thread where answers are read */
    public StreamPlans(Questions questions, Executor thread, Supplier<LinkState> link, InstantSource clock) {
        this.questions = questions;
        this.link = link;
        this.clock = clock;
        pages = new JetStreamPages(questions, thread);
        browse = new MessageBrowse(questions, thread);
        counting = new Counting(questions, thread);
        documents = new DocumentPlans(pages, new ServerCount(questions, thread), clock);
    }

    /** Never completes exceptionally. */
    public CompletableFuture<Prepared> prepare(Deed deed) {
        var ground = Ground.of(link.get());
        if (ground == null) {
            return CompletableFuture.completedFuture(
                    new Prepared.Impossible("There is no connection. Wait until it is there, then ask again."));
        }
        if (!StoredMessages.askable(deed.stream())) {
            return CompletableFuture.completedFuture(
                    new Prepared.Impossible("The name of this stream cannot be part of a question."));
        }
        return made(deed, ground).thenCompose(this::permitted)
                .exceptionally(failed -> new Prepared.Impossible(sentence(failed)));
    }

    private CompletableFuture<Prepared> made(Deed deed, Ground ground) {
        return switch (deed) {
            case Deed.DeleteMessage one -> message(one, ground);
            case Deed.Purge purge -> purge(purge, ground);
            case Deed.DeleteStream stream -> stream(stream, ground);
            case Deed.Create create -> documents.create(create, ground);
            case Deed.Update update -> documents.update(update, ground);
        };
    }

    /** Counts again for what was confirmed; fails with words if that cannot be done. */
    CompletableFuture<Doomed> again(Plan plan) {
        return switch (plan.deed()) {
            case Deed.DeleteMessage one -> pages.stream(one.stream()).thenCompose(info -> doomed(one, info));
            case Deed.Purge purge -> counting.again(purge, plan.doomed().upTo());
            case Deed.DeleteStream stream -> pages.stream(stream.stream()).thenApply(PlanWording::whole);
            case Deed.Create create -> pages.stream(create.stream()).handle((info, failed) -> {
                if (failed == null) {
                    throw new Counting.Uncountable("A stream of this name is there by now.");
                }
                return Doomed.NOTHING;
            });
            case Deed.Update update -> pages.stream(update.stream()).thenApply(info -> DocumentPlans.unchanged(info));
        };
    }

    private CompletableFuture<Doomed> doomed(Deed.DeleteMessage one, JsonNode info) {
        return browse.one(one.stream(), one.sequence()).thenApply(found -> new Doomed(found == null ? 0 : 1, 0, 0,
                StreamJson.time(info.path("created")), found == null ? "" : found.subject() + " " + found.time()));
    }

    /** What the server says it would refuse is not tried. */
    private CompletableFuture<Prepared> permitted(Prepared prepared) {
        return prepared instanceof Prepared.Ready(var plan)
                ? Rights.ask(questions).thenApply(rights -> rights.refuses(plan.subject())
                        ? new Prepared.Impossible("This login may not use " + plan.subject()
                                + ". Ask for that permission, or let somebody run:\n" + plan.command())
                        : prepared)
                : CompletableFuture.completedFuture(prepared);
    }

    private CompletableFuture<Prepared> message(Deed.DeleteMessage deed, Ground ground) {
        return pages.stream(deed.stream()).thenCompose(info -> {
            var locked = locked(StreamJson.setup(info), deed);
            return locked != null
                    ? impossible(locked)
                    : browse.one(deed.stream(), deed.sequence()).thenCompose(item -> item == null
                            ? impossible("The stream does not hold this message any more.")
                            : doomed(deed, info).thenApply(
                                    doomed -> ready(PlanWording.message(deed, item, doomed, ground, clock.instant()))));
        });
    }

    private CompletableFuture<Prepared> purge(Deed.Purge deed, Ground ground) {
        return pages.stream(deed.stream()).thenCompose(info -> {
            var locked = locked(StreamJson.setup(info), deed);
            return locked != null
                    ? impossible(locked)
                    : counting.count(deed).thenApply(doomed -> doomed.messages() == 0
                            ? new Prepared.Impossible("Nothing would go: no message matches.")
                            : ready(PlanWording.purge(deed, doomed, info, ground, clock.instant())));
        });
    }

    private CompletableFuture<Prepared> stream(Deed.DeleteStream deed, Ground ground) {
        return pages.stream(deed.stream()).thenCompose(info -> pages.consumers(deed.stream()).handle(
                (list, failed) -> failed == null ? List.copyOf(list.names()) : List.<String>of())
                .thenApply(consumers -> {
                    var locked = locked(StreamJson.setup(info), deed);
                    return locked != null
                            ? new Prepared.Impossible(locked)
                            : ready(PlanWording.stream(deed, info, consumers, ground, clock.instant()));
                }));
    }

    static Prepared ready(Plan plan) {
        return new Prepared.Ready(plan);
    }

    static CompletableFuture<Prepared> impossible(String why) {
        return CompletableFuture.completedFuture(new Prepared.Impossible(why));
    }

    /** What the stream's own configuration forbids; null if nothing. */
    private static @Nullable String locked(StreamSetup setup, Deed deed) {
        var locks = setup.locks();
        return switch (deed) {
            case Deed.DeleteMessage one when locks.sealed() || locks.denyDelete() ->
                "The stream is configured so that no message can be deleted from it.";
            case Deed.Purge purge when locks.sealed() || locks.denyPurge() ->
                "The stream is configured so that it cannot be purged.";
            default -> null;
        };
    }

    /** For whatever made a question fail, with what to do where there is something. */
    static String sentence(Throwable failed) {
        var cause = failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        if (cause instanceof Counting.Uncountable) {
            return String.valueOf(cause.getMessage());
        }
        if (cause instanceof StreamWalk.Unreadable) {
            return "The server says: " + cause.getMessage() + ".";
        }
        var question = QuestionFailed.of(cause);
        var words = String.valueOf(question.getMessage());
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + "."
                + (question.reason() == Reason.NOT_PERMITTED ? " Ask for that permission." : "");
    }
}
