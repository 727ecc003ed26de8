package claudoom.monitor.feature.streams.wire;

import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.Difference;
import claudoom.monitor.feature.streams.model.Doomed;
import claudoom.monitor.feature.streams.model.Plan;
import claudoom.monitor.feature.streams.model.StreamSetup;
import claudoom.monitor.feature.streams.model.Template;
import claudoom.monitor.terms.Ground;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is sent for a deed, and the same for a person with the {@code nats} command.
 *
 * @param subject where it is sent
 * @param json what is sent
 * @param command to be pasted into a shell
 */
record Requests(String subject, String json, String command) {

    private static final String API = "$JS.API.STREAM.";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** To be confirmed as it is. */
    Plan plan(Deed deed, String title, String button, List<Plan.Fact> facts, List<String> notes, Doomed doomed,
            @Nullable String type, String leeway, Ground ground, Instant now) {
        return new Plan(UUID.randomUUID().toString(), deed, title, button, facts, notes, command, subject, json, doomed,
                type, leeway, ground, now);
    }

    static Requests deleteMessage(String stream, long sequence) {
        return new Requests(API + "MSG.DELETE." + stream, "{\"seq\":" + sequence + "}",
                "nats stream rmm " + quoted(stream) + " " + sequence);
    }

    static Requests purge(Deed.Purge purge, long upTo) {
        var json = JSON.createObjectNode();
        if (!purge.all()) {
            json.put("filter", purge.subject());
        }
        json.put("seq", upTo);
        return new Requests(API + "PURGE." + purge.stream(), json.toString(),
                "nats stream purge " + quoted(purge.stream())
                        + (purge.all() ? "" : " --subject=" + quoted(purge.subject())) + " --seq=" + upTo);
    }

    static Requests deleteStream(String stream) {
        return new Requests(API + "DELETE." + stream, "", "nats stream rm " + quoted(stream));
    }

    static Requests create(Template template, int copies) {
        var json = JSON.createObjectNode().put("name", template.name());
        subjects(json, template);
        json.put("retention", template.retention()).put("storage", "file").put("discard", "old")
                .put("max_consumers", -1).put("max_msgs", -1)
                .put("max_bytes", template.bytes() == null ? -1 : template.bytes())
                .put("max_age", template.age().toNanos())
                .put("max_msg_size", template.messageSize() == null ? -1 : template.messageSize())
                .put("num_replicas", copies);
        if (template.duplicates() != null) {
            json.put("duplicate_window", template.duplicates().toNanos());
        }
        return new Requests(API + "CREATE." + template.name(), json.toString(), command("add", template,
                List.of("subjects", "retention", "storage", "discard", "max age", "max bytes", "max message size",
                        "duplicate window"),
                " --replicas=" + copies + " --defaults"));
    }

    /** The configuration as it is, with what the document wants and an update can change. */
    static Requests update(StreamSetup now, Template template, List<Difference> differences) {
        var json = (ObjectNode) JSON.readTree(now.json());
        var changed = differences.stream().filter(Difference::changeable).map(Difference::what).toList();
        for (var what : changed) {
            switch (what) {
                case "subjects" -> subjects(json, template);
                case "discard" -> json.put("discard", "old");
                case "max age" -> json.put("max_age", template.age().toNanos());
                case "max bytes" -> json.put("max_bytes", template.bytes());
                case "max message size" -> json.put("max_msg_size", template.messageSize());
                case "duplicate window" -> json.put("duplicate_window", nanos(template.duplicates()));
                default -> throw new IllegalArgumentException(what);
            }
        }
        return new Requests(API + "UPDATE." + template.name(), json.toString(),
                command("edit", template, changed, ""));
    }

    private static long nanos(@Nullable Duration span) {
        return span == null ? 0 : span.toNanos();
    }

    private static void subjects(ObjectNode json, Template template) {
        var subjects = json.putArray("subjects");
        template.subjects().forEach(subjects::add);
    }

    private static String command(String verb, Template template, List<String> points, String more) {
        var words = new ArrayList<>(List.of("nats stream " + verb + " " + quoted(template.name())));
        for (var point : points) {
            var option = option(point, template);
            if (option != null) {
                words.add(option);
            }
        }
        return String.join(" ", words) + more;
    }

    private static @Nullable String option(String point, Template template) {
        return switch (point) {
            case "subjects" -> "--subjects=" + quoted(String.join(",", template.subjects()));
            case "retention" -> "--retention=" + (template.retention().equals("workqueue")
                    ? "work"
                    : template.retention());
            case "storage" -> "--storage=file";
            case "discard" -> "--discard=old";
            case "max age" -> "--max-age=" + template.age().toHours() + "h";
            case "max bytes" -> template.bytes() == null ? null : "--max-bytes=" + template.bytes();
            case "max message size" -> template.messageSize() == null
                    ? null
                    : "--max-msg-size=" + template.messageSize();
            case "duplicate window" -> template.duplicates() == null
                    ? null
                    : "--dupe-window=" + template.duplicates().toMinutes() + "m";
            default -> null;
        };
    }

    /** For a shell, where anything else could mean something. */
    static String quoted(String text) {
        return text.matches("[A-Za-z0-9_.,/-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
