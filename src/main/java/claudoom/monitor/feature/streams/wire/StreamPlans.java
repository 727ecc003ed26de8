package claudoom.monitor.feature.streams.wire;

import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.Doomed;
import claudoom.monitor.feature.streams.model.Item;
import claudoom.monitor.feature.streams.model.Plan;
import claudoom.monitor.feature.streams.model.Plan.Fact;
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
import java.util.ArrayList;
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

    private static final int NAMED_CONSUMERS = 12;

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
            case Deed.DeleteStream stream -> pages.stream(stream.stream()).thenApply(StreamPlans::whole);
            case Deed.Create create -> pages.stream(create.stream()).handle((info, failed) -> {
                if (failed == null) {
                    throw new Counting.Uncountable("A stream of this name is there by now.");
                }
                return Doomed.NOTHING;
            });
            case Deed.Update update -> pages.stream(update.stream()).thenApply(info -> DocumentPlans.unchanged(info));
        };
    }

    private static Doomed whole(JsonNode info) {
        var state = info.path("state");
        return new Doomed(StreamJson.count(state.path("messages")), 0,
                StreamJson.count(state.path("consumer_count")), StreamJson.time(info.path("created")), "");
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
                            : doomed(deed, info).thenApply(doomed -> ready(message(deed, item, doomed, ground))));
        });
    }

    private Plan message(Deed.DeleteMessage deed, Item item, Doomed doomed, Ground ground) {
        var number = number(deed.sequence());
        return Requests.deleteMessage(deed.stream(), deed.sequence()).plan(deed,
                "Delete message %s of %s".formatted(number, deed.stream()), "Delete 1 message",
                List.of(new Fact("Subject", item.subject(), true),
                        new Fact("Stored", item.time() == null ? "unknown" : item.time().toString(), false),
                        new Fact("Size", number(item.payload().length) + " bytes", false)),
                List.of("It is gone for every consumer, also for those that have not read it."),
                doomed, String.valueOf(deed.sequence()), "",
                ground, clock.instant());
    }

    private CompletableFuture<Prepared> purge(Deed.Purge deed, Ground ground) {
        return pages.stream(deed.stream()).thenCompose(info -> {
            var locked = locked(StreamJson.setup(info), deed);
            return locked != null
                    ? impossible(locked)
                    : counting.count(deed).thenApply(doomed -> doomed.messages() == 0
                            ? new Prepared.Impossible("Nothing would go: no message matches.")
                            : ready(purge(deed, doomed, info, ground)));
        });
    }

    private Plan purge(Deed.Purge deed, Doomed doomed, JsonNode info, Ground ground) {
        var messages = messages(doomed.messages());
        long held = StreamJson.count(info.path("state").path("messages"));
        var notes = new ArrayList<String>();
        notes.add((deed.bound() instanceof Deed.Everything
                ? "What is stored from now on, from sequence %s, stays."
                : "Everything from sequence %s on stays.").formatted(number(doomed.upTo())));
        long consumers = StreamJson.count(info.path("state").path("consumer_count"));
        if (consumers > 0) {
            notes.add("The stream has %s; what they have not read yet is lost to them.".formatted(consumers == 1
                    ? "1 consumer"
                    : number(consumers) + " consumers"));
        }
        return Requests.purge(deed, doomed.upTo()).plan(deed, "Purge %s of %s".formatted(messages, deed.stream()),
                "Purge " + messages,
                List.of(new Fact("Goes", "%s of %s".formatted(number(doomed.messages()), messages(held)), false),
                        new Fact("Which", which(deed, doomed), false)),
                notes, doomed, String.valueOf(doomed.messages()),
                "Go on if some of them have left by themselves by then (never more than shown)",
                ground, clock.instant());
    }

    private static String which(Deed.Purge deed, Doomed doomed) {
        return (deed.all() ? "all subjects" : "subject " + deed.subject()) + switch (deed.bound()) {
            case Deed.Everything all -> ", up to sequence " + number(doomed.upTo() - 1);
            case Deed.Keep keep -> ", all but the newest " + number(keep.newest()) + ": up to sequence "
                    + number(doomed.upTo() - 1);
            case Deed.Before before -> ", up to sequence " + number(doomed.upTo() - 1);
        };
    }

    private CompletableFuture<Prepared> stream(Deed.DeleteStream deed, Ground ground) {
        return pages.stream(deed.stream()).thenCompose(info -> pages.consumers(deed.stream()).handle(
                (list, failed) -> failed == null ? List.copyOf(list.names()) : List.<String>of())
                .thenApply(consumers -> {
                    var locked = locked(StreamJson.setup(info), deed);
                    return locked != null
                            ? new Prepared.Impossible(locked)
                            : ready(stream(deed, info, consumers, ground));
                }));
    }

    private Plan stream(Deed.DeleteStream deed, JsonNode info, List<String> consumers, Ground ground) {
        var doomed = whole(info);
        var setup = StreamJson.setup(info);
        var facts = new ArrayList<>(List.of(
                new Fact("Goes", messages(doomed.messages()) + " and " + (doomed.consumers() == 1
                        ? "1 consumer"
                        : number(doomed.consumers()) + " consumers"), false),
                new Fact("Subjects", String.join(", ", setup.subjects()), true)));
        if (!consumers.isEmpty()) {
            facts.add(new Fact("Consumers", consumers.stream().sorted().limit(NAMED_CONSUMERS)
                    .reduce((a, b) -> a + ", " + b).orElse("")
                    + (consumers.size() > NAMED_CONSUMERS ? " and more" : ""), false));
        }
        return Requests.deleteStream(deed.stream()).plan(deed,
                "Delete stream %s with %s".formatted(deed.stream(), messages(doomed.messages())),
                "Delete stream with " + messages(doomed.messages()), facts,
                List.of("Whoever publishes to its subjects is not stored any more, and workers stop at once.",
                        "The messages and consumers cannot be brought back."),
                doomed, deed.stream(),
                "Go on if messages came or went meanwhile: all of them go in any case", ground,
                clock.instant());
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

    private static String messages(long count) {
        return number(count) + (count == 1 ? " message" : " messages");
    }

    private static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
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
