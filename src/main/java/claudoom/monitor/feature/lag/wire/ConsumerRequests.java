package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.ConsumerDeed;
import claudoom.monitor.feature.lag.model.ConsumerEffects;
import claudoom.monitor.feature.lag.model.ConsumerGates;
import claudoom.monitor.feature.lag.model.ConsumerPlan.Change;
import claudoom.monitor.feature.lag.model.Spans;
import claudoom.monitor.terms.ConsumerId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is sent for a deed, and the same for a person with the {@code nats} command.
 *
 * @param subject where it is sent
 * @param json what is sent
 * @param command to be pasted into a shell
 */
record ConsumerRequests(String subject, String json, String command) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final DateTimeFormatter FOR_COMMAND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The moment until which a pause that begins now lasts: whole seconds, because the command takes no others. */
    static Instant until(ConsumerDeed.Pause pause, Instant now) {
        return now.plus(pause.span()).truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * @param info what the server said of the consumer right before
     * @param changes what an edit changes
     */
    static ConsumerRequests of(ConsumerDeed deed, ConsumerId id, JsonNode info, List<Change> changes, Instant now) {
        var subject = ConsumerGates.subject(deed.action(), id);
        var names = quoted(id.stream()) + " " + quoted(id.consumer());
        return switch (deed) {
            case ConsumerDeed.Pause pause -> new ConsumerRequests(subject,
                    JSON.createObjectNode().put("pause_until", until(pause, now).toString()).toString(),
                    "nats consumer pause " + names + " " + quoted(FOR_COMMAND.format(until(pause, now))));
            case ConsumerDeed.Resume resume ->
                new ConsumerRequests(subject, "", "nats consumer resume " + names);
            case ConsumerDeed.Reset reset -> bare(subject, JSON.createObjectNode().put("seq", reset.sequence())
                    .toString());
            case ConsumerDeed.Unpin unpin -> new ConsumerRequests(subject,
                    JSON.createObjectNode().put("group", unpin.group()).toString(),
                    "nats consumer unpin " + names + " " + quoted(unpin.group()));
            case ConsumerDeed.Delete delete ->
                new ConsumerRequests(subject, "", "nats consumer rm " + names);
            case ConsumerDeed.Edit edit -> edit(subject, edit, id, info, changes);
        };
    }

    /** The configuration as it is, with what changes: a setting that is left out would fall back to its default. */
    private static ConsumerRequests edit(String subject, ConsumerDeed.Edit edit, ConsumerId id, JsonNode info,
            List<Change> changes) {
        var config = (ObjectNode) info.path("config").deepCopy();
        for (var change : changes) {
            switch (change.what()) {
                case "backoff" -> backoff(config, edit);
                case "ack wait" -> config.put("ack_wait", ConsumerEffects.waits(edit).toNanos());
                case "max deliver" -> config.put("max_deliver", edit.maxDeliver());
                case "max ack pending" -> config.put("max_ack_pending", edit.maxAckPending());
                case "description" -> config.put("description", edit.description());
                default -> throw new IllegalArgumentException(change.what());
            }
        }
        // "update" keeps servers since 2.10 from making a consumer that has gone meanwhile
        var json = JSON.createObjectNode().put("stream_name", id.stream()).put("action", "update");
        json.set("config", config);
        var flags = flags(edit, changes);
        boolean durable = !Json.text(config.path("durable_name")).isEmpty();
        return flags != null && durable
                ? new ConsumerRequests(subject, json.toString(), "nats consumer edit " + quoted(id.stream()) + " "
                        + quoted(id.consumer()) + " " + String.join(" ", flags))
                : bare(subject, json.toString());
    }

    private static void backoff(ObjectNode config, ConsumerDeed.Edit edit) {
        config.remove("backoff");
        if (!edit.backoff().isEmpty()) {
            var steps = config.putArray("backoff");
            edit.backoff().forEach(step -> steps.add(step.toNanos()));
        }
    }

    /** Null where the command has no flag for it: it knows no free backoff and cannot take a text or a limit away. */
    private static @Nullable List<String> flags(ConsumerDeed.Edit edit, List<Change> changes) {
        var flags = new ArrayList<String>();
        for (var change : changes) {
            switch (change.what()) {
                case "ack wait" -> flags.add("--wait=" + Spans.forCommand(edit.ackWait()));
                case "max deliver" -> flags.add("--max-deliver=" + edit.maxDeliver());
                case "max ack pending" -> flags.add("--max-pending=" + edit.maxAckPending());
                case "description" -> flags.add("--description=" + quoted(edit.description()));
                default -> {
                    return null;
                }
            }
        }
        boolean taken = (edit.description().isEmpty() && changed(changes, "description"))
                || (edit.maxAckPending() < 0 && changed(changes, "max ack pending"));
        return taken ? null : flags;
    }

    private static boolean changed(List<Change> changes, String what) {
        return changes.stream().anyMatch(change -> change.what().equals(what));
    }

    private static ConsumerRequests bare(String subject, String json) {
        return new ConsumerRequests(subject, json, "nats request " + quoted(subject) + " " + quoted(json));
    }

    /** For a shell, where anything else could mean something. */
    static String quoted(String text) {
        return text.matches("[A-Za-z0-9_.,/-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
