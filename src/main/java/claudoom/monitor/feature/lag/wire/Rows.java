package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.ConsumerRow;
import claudoom.monitor.feature.lag.model.ConsumerSample;
import claudoom.monitor.feature.lag.model.ConsumerSetup;
import claudoom.monitor.feature.lag.model.ConsumerSetup.Ack;
import claudoom.monitor.feature.lag.model.Position;
import claudoom.monitor.feature.lag.model.StreamFigures;
import claudoom.monitor.feature.lag.model.StreamLimits;
import claudoom.monitor.feature.lag.model.StreamRow;
import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads lines of the server's lists. A line is only data when somebody leads the asset, or outside of a cluster: an asset whose
 * server is down has a line too, full of zeros.
 */
final class Rows {

    private static final String FOR_MONITORS = "io.nats.monitor.";

    private Rows() {}

    /** The name of a line; a line of an absent consumer has it only in its configuration. */
    static String consumerName(JsonNode row) {
        var config = row.path("config");
        for (var candidate : List.of(row.path("name"), config.path("name"), config.path("durable_name"))) {
            if (!Json.text(candidate).isEmpty()) {
                return Json.text(candidate);
            }
        }
        return "";
    }

    static String streamName(JsonNode row) {
        return Json.text(row.path("config").path("name"));
    }

    static boolean led(JsonNode row) {
        return !row.has("cluster") || !Json.text(row.path("cluster").path("leader")).isEmpty();
    }

    static ConsumerRow consumer(String stream, JsonNode row, Instant at) {
        return new ConsumerRow(new ConsumerId(stream, consumerName(row)), setup(row),
                led(row) ? sample(row, at) : null, print(row.path("config")));
    }

    /** Without what servers write into it, and without the pause, which is told on its own. */
    private static int print(JsonNode config) {
        int print = 0;
        for (var one : config.properties()) {
            boolean told = one.getKey().equals("metadata") || one.getKey().equals("pause_until");
            print += told ? 0 : one.getKey().hashCode() * 31 ^ one.getValue().hashCode();
        }
        return print;
    }

    private static ConsumerSetup setup(JsonNode row) {
        var config = row.path("config");
        return new ConsumerSetup(Json.time(row.path("created")), !Json.text(config.path("deliver_subject")).isEmpty(),
                switch (Json.text(config.path("ack_policy"))) {
                    case "none" -> Ack.NONE;
                    case "all" -> Ack.ALL;
                    default -> Ack.EXPLICIT;
                }, Duration.ofNanos(Json.number(config.path("ack_wait"), 0)),
                Json.number(config.path("max_deliver"), -1), Json.number(config.path("max_ack_pending"), -1),
                filters(config), Json.text(config.path("deliver_policy")).equals("last_per_subject"),
                metadata(config.path("metadata")));
    }

    private static Map<String, String> metadata(JsonNode written) {
        if (written.isEmpty()) {
            return Map.of();
        }
        var ours = new HashMap<String, String>();
        for (var entry : written.properties()) {
            if (entry.getKey().startsWith(FOR_MONITORS)) {
                ours.put(entry.getKey(), Json.text(entry.getValue()));
            }
        }
        return Map.copyOf(ours);
    }

    private static List<String> filters(JsonNode config) {
        var filters = new ArrayList<String>();
        config.path("filter_subjects").forEach(filter -> filters.add(Json.text(filter)));
        if (!Json.text(config.path("filter_subject")).isEmpty()) {
            filters.add(Json.text(config.path("filter_subject")));
        }
        return List.copyOf(filters);
    }

    private static ConsumerSample sample(JsonNode row, Instant at) {
        var leader = Json.text(row.path("cluster").path("leader"));
        return new ConsumerSample(at, Json.time(row.path("ts")), Json.count(row.path("num_pending")),
                Json.count(row.path("num_ack_pending")), Json.count(row.path("num_redelivered")),
                Json.count(row.path("num_waiting")), row.path("push_bound").asBoolean(false),
                row.path("paused").asBoolean(false), position(row.path("delivered")), position(row.path("ack_floor")),
                leader.isEmpty() ? null : leader, Json.time(row.path("delivered").path("last_active")),
                Json.time(row.path("ack_floor").path("last_active")));
    }

    private static Position position(JsonNode node) {
        return new Position(Json.count(node.path("consumer_seq")), Json.count(node.path("stream_seq")));
    }

    /** Null when nobody leads the stream. */
    static @Nullable StreamFigures stream(JsonNode row, Instant at) {
        if (!led(row)) {
            return null;
        }
        var state = row.path("state");
        var config = row.path("config");
        long messages = Json.count(state.path("messages"));
        long bytes = Json.count(state.path("bytes"));
        return new StreamFigures(streamName(row), at, messages, bytes, Json.count(state.path("first_seq")),
                Json.count(state.path("last_seq")), Json.count(state.path("consumer_count")),
                fuller(used(messages, config.path("max_msgs")), used(bytes, config.path("max_bytes"))),
                Json.count(state.path("num_deleted")), limits(config));
    }

    /** Who the stream is; null when nobody leads it. */
    static @Nullable StreamRow identity(JsonNode row, Instant at) {
        if (!led(row)) {
            return null;
        }
        var cluster = row.path("cluster");
        var leader = Json.text(cluster.path("leader"));
        var peers = new TreeSet<String>();
        cluster.path("replicas").forEach(replica -> peers.add(Json.text(replica.path("name"))));
        peers.add(leader);
        peers.remove("");
        var settings = new TreeMap<String, String>();
        row.path("config").properties().forEach(one -> {
            if (!one.getKey().equals("metadata")) { // servers of 2.11 and newer write their own version into it
                settings.put(one.getKey(), one.getValue().isString()
                        ? Json.text(one.getValue())
                        : one.getValue().toString());
            }
        });
        return new StreamRow(streamName(row), at, Json.time(row.path("created")), leader.isEmpty() ? null : leader,
                peers, settings);
    }

    private static StreamLimits limits(JsonNode config) {
        return new StreamLimits(Json.number(config.path("max_msgs"), -1), Json.number(config.path("max_bytes"), -1),
                Duration.ofNanos(Json.number(config.path("max_age"), 0)),
                !Json.text(config.path("discard")).equals("new"),
                Json.number(config.path("max_msgs_per_subject"), -1),
                config.path("discard_new_per_subject").asBoolean(false));
    }

    private static @Nullable Double used(long held, JsonNode limit) {
        long most = Json.number(limit, -1);
        return most > 0 ? (Double) (100.0 * held / most) : null;
    }

    private static @Nullable Double fuller(@Nullable Double one, @Nullable Double other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.max(one, other);
    }
}
