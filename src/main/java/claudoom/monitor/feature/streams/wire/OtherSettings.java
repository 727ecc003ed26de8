package claudoom.monitor.feature.streams.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Says in words what a stream's configuration holds besides what every stream has; a setting nobody has words for stands as it is. */
final class OtherSettings {

    /** Said elsewhere, or of no use to a reader. */
    private static final Set<String> SAID = Set.of("name", "description", "subjects", "retention", "max_consumers",
            "max_msgs", "max_bytes", "discard", "max_age", "max_msgs_per_subject", "max_msg_size", "storage",
            "num_replicas", "duplicate_window", "mirror", "sources", "sealed", "deny_delete", "deny_purge", "metadata");

    private OtherSettings() {}

    static List<String> words(JsonNode config) {
        var words = new ArrayList<String>();
        config.properties().forEach(one -> {
            if (!SAID.contains(one.getKey()) && set(one.getValue())) {
                words.add(words(one.getKey(), one.getValue()));
            }
        });
        config.path("metadata").properties().stream().filter(one -> !one.getKey().startsWith("_nats."))
                .forEach(one -> words.add("metadata " + one.getKey() + " = " + one.getValue().asString("")));
        return words;
    }

    private static boolean set(JsonNode value) {
        return value.isBoolean()
                ? value.asBoolean()
                : value.isNumber()
                        ? value.asLong() > 0
                        : value.isString() ? !List.of("", "none").contains(value.asString()) : !value.isEmpty();
    }

    private static String words(String name, JsonNode value) {
        return switch (name) {
            case "compression" -> "its files are compressed (" + value.asString() + ")";
            case "no_ack" -> "publishers are not told that a message is stored";
            case "allow_direct" -> "single messages may be read from any copy";
            case "mirror_direct" -> "single messages of its origin may be read from it";
            case "allow_rollup_hdrs" -> "a message may replace all before it";
            case "allow_msg_ttl" -> "a message may have a time of its own after which it goes";
            case "discard_new_per_subject" -> "a subject that is full refuses new messages";
            case "first_seq" -> "began at sequence " + value.asString();
            case "subject_transform" -> "stores " + path(value);
            case "republish" -> "sends what it stores on: " + path(value);
            case "placement" -> "placed in " + StreamJson.text(value, "cluster") + tags(value);
            default -> name + ": " + value;
        };
    }

    private static String path(JsonNode value) {
        var from = StreamJson.text(value, "src");
        return (from.isEmpty() ? ">" : from) + " as " + StreamJson.text(value, "dest");
    }

    private static String tags(JsonNode placement) {
        return placement.path("tags").isEmpty()
                ? ""
                : " on servers tagged " + placement.path("tags").valueStream().map(tag -> tag.asString(""))
                        .collect(Collectors.joining(", "));
    }
}
