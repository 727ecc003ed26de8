package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.ConsumerConfig;
import claudoom.monitor.feature.lag.model.ConsumerConfig.Acks;
import claudoom.monitor.feature.lag.model.ConsumerConfig.Delivery;
import claudoom.monitor.feature.lag.model.ConsumerConfig.Life;
import claudoom.monitor.feature.lag.model.ConsumerConfig.Pulls;
import claudoom.monitor.feature.lag.model.ConsumerPage.HomeStream;
import claudoom.monitor.feature.lag.model.ConsumerStanding;
import claudoom.monitor.feature.lag.model.ConsumerStanding.Pin;
import claudoom.monitor.feature.lag.model.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads all that a server says of one consumer. */
final class ConsumerJson {

    /** Written by the server itself, and changed by it as it likes. */
    private static final String OF_THE_SERVER = "_nats.";
    private static final Set<String> KNOWN = Set.of("durable_name", "name", "description", "deliver_policy",
            "opt_start_seq", "opt_start_time", "ack_policy", "ack_wait", "max_deliver", "backoff", "filter_subject",
            "filter_subjects", "replay_policy", "rate_limit_bps", "sample_freq", "max_waiting", "max_ack_pending",
            "flow_control", "headers_only", "max_batch", "max_expires", "max_bytes", "idle_heartbeat",
            "inactive_threshold", "deliver_subject", "deliver_group", "num_replicas", "mem_storage", "metadata",
            "pause_until", "priority_groups", "priority_policy", "priority_timeout");

    private ConsumerJson() {}

    /** What every change of the consumer changes, and its being made anew. */
    static String basis(JsonNode info) {
        return Json.text(info.path("created")) + "\n" + info.path("config");
    }

    static ConsumerConfig config(JsonNode info) {
        var config = info.path("config");
        return new ConsumerConfig(Rows.consumerName(info), Json.text(config.path("description")), delivery(config),
                acks(config), pulls(config), life(config), metadata(config.path("metadata")), others(config));
    }

    private static Delivery delivery(JsonNode config) {
        return new Delivery(Json.text(config.path("deliver_subject")), Json.text(config.path("deliver_group")),
                Json.text(config.path("deliver_policy")),
                config.has("opt_start_seq") ? (Long) Json.count(config.path("opt_start_seq")) : null,
                Json.time(config.path("opt_start_time")), filters(config), Json.text(config.path("replay_policy")),
                config.path("headers_only").asBoolean(false), Json.count(config.path("rate_limit_bps")),
                config.path("flow_control").asBoolean(false), span(config.path("idle_heartbeat")));
    }

    private static List<String> filters(JsonNode config) {
        var filters = texts(config.path("filter_subjects"));
        var one = Json.text(config.path("filter_subject"));
        if (!one.isEmpty()) {
            filters.add(one);
        }
        return filters;
    }

    private static Acks acks(JsonNode config) {
        var backoff = new ArrayList<Duration>();
        config.path("backoff").forEach(step -> backoff.add(Duration.ofNanos(Json.number(step, 0))));
        return new Acks(Json.text(config.path("ack_policy")), span(config.path("ack_wait")),
                Json.number(config.path("max_deliver"), -1), backoff,
                config.has("max_ack_pending") ? (Long) Json.number(config.path("max_ack_pending"), -1) : null,
                Json.text(config.path("sample_freq")));
    }

    private static Pulls pulls(JsonNode config) {
        return new Pulls(Json.count(config.path("max_waiting")), Json.count(config.path("max_batch")),
                Json.count(config.path("max_bytes")), span(config.path("max_expires")),
                texts(config.path("priority_groups")), Json.text(config.path("priority_policy")),
                span(config.path("priority_timeout")));
    }

    private static Life life(JsonNode config) {
        return new Life(!Json.text(config.path("durable_name")).isEmpty(), span(config.path("inactive_threshold")),
                Json.count(config.path("num_replicas")), config.path("mem_storage").asBoolean(false),
                Json.time(config.path("pause_until")));
    }

    private static Map<String, String> metadata(JsonNode written) {
        var ours = new HashMap<String, String>();
        for (var entry : written.properties()) {
            if (!entry.getKey().startsWith(OF_THE_SERVER)) {
                ours.put(entry.getKey(), Json.text(entry.getValue()));
            }
        }
        return ours;
    }

    private static Map<String, String> others(JsonNode config) {
        var others = new HashMap<String, String>();
        for (var entry : config.properties()) {
            if (!KNOWN.contains(entry.getKey())) {
                others.put(entry.getKey(), entry.getValue().isString()
                        ? entry.getValue().stringValue()
                        : entry.getValue().toString());
            }
        }
        return others;
    }

    /** Null when nobody leads the consumer. */
    static @Nullable ConsumerStanding standing(JsonNode info, Instant at) {
        if (!Rows.led(info)) {
            return null;
        }
        var leader = Json.text(info.path("cluster").path("leader"));
        boolean paused = info.path("paused").asBoolean(false);
        return new ConsumerStanding(at, Json.count(info.path("num_pending")), Json.count(info.path("num_ack_pending")),
                Json.count(info.path("num_redelivered")), Json.count(info.path("num_waiting")),
                info.path("push_bound").asBoolean(false), position(info.path("delivered")),
                position(info.path("ack_floor")),
                paused ? Duration.ofNanos(Json.number(info.path("pause_remaining"), 0)) : null,
                leader.isEmpty() ? null : leader, pins(info.path("priority_groups")));
    }

    private static List<Pin> pins(JsonNode groups) {
        var pins = new ArrayList<Pin>();
        for (var group : groups) {
            var client = Json.text(group.path("pinned_client_id"));
            pins.add(new Pin(Json.text(group.path("group")), client.isEmpty() ? null : client,
                    Json.time(group.path("pinned_ts"))));
        }
        return pins;
    }

    private static Position position(JsonNode node) {
        return new Position(Json.count(node.path("consumer_seq")), Json.count(node.path("stream_seq")));
    }

    /** Null when nobody leads the stream. */
    static @Nullable HomeStream stream(JsonNode info) {
        if (!Rows.led(info)) {
            return null;
        }
        var state = info.path("state");
        return new HomeStream(Json.text(info.path("config").path("retention")), Json.count(state.path("messages")),
                Json.count(state.path("first_seq")), Json.count(state.path("last_seq")),
                Json.count(state.path("consumer_count")));
    }

    private static @Nullable Duration span(JsonNode node) {
        long nanos = Json.number(node, 0);
        return nanos > 0 ? Duration.ofNanos(nanos) : null;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(one -> texts.add(Json.text(one)));
        return texts;
    }
}
