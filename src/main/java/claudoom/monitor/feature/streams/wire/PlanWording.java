package claudoom.monitor.feature.streams.wire;

import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.Doomed;
import claudoom.monitor.feature.streams.model.Item;
import claudoom.monitor.feature.streams.model.Plan;
import claudoom.monitor.feature.streams.model.Plan.Fact;
import claudoom.monitor.terms.Ground;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The words in which a deed is put before somebody to be confirmed: what goes, what stays, and what that means for others. */
final class PlanWording {

    private static final int NAMED_CONSUMERS = 12;

    private PlanWording() {}

    /** All that the stream holds now. */
    static Doomed whole(JsonNode info) {
        var state = info.path("state");
        return new Doomed(StreamJson.count(state.path("messages")), 0,
                StreamJson.count(state.path("consumer_count")), StreamJson.time(info.path("created")), "");
    }

    static Plan message(Deed.DeleteMessage deed, Item item, Doomed doomed, Ground ground,
            Instant now) {
        var number = number(deed.sequence());
        return Requests.deleteMessage(deed.stream(), deed.sequence()).plan(deed,
                "Delete message %s of %s".formatted(number, deed.stream()), "Delete 1 message",
                List.of(new Fact("Subject", item.subject(), true),
                        new Fact("Stored", item.time() == null ? "unknown" : item.time().toString(), false),
                        new Fact("Size", number(item.payload().length) + " bytes", false)),
                List.of("It is gone for every consumer, also for those that have not read it."),
                doomed, String.valueOf(deed.sequence()), "",
                ground, now);
    }

    static Plan purge(Deed.Purge deed, Doomed doomed, JsonNode info, Ground ground,
            Instant now) {
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
                ground, now);
    }

    private static String which(Deed.Purge deed, Doomed doomed) {
        return (deed.all() ? "all subjects" : "subject " + deed.subject()) + switch (deed.bound()) {
            case Deed.Everything all -> ", up to sequence " + number(doomed.upTo() - 1);
            case Deed.Keep keep -> ", all but the newest " + number(keep.newest()) + ": up to sequence "
                    + number(doomed.upTo() - 1);
            case Deed.Before before -> ", up to sequence " + number(doomed.upTo() - 1);
        };
    }

    static Plan stream(Deed.DeleteStream deed, JsonNode info, List<String> consumers, Ground ground,
            Instant now) {
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
                now);
    }

    private static String messages(long count) {
        return number(count) + (count == 1 ? " message" : " messages");
    }

    private static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }
}
