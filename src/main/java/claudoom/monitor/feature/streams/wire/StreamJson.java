package claudoom.monitor.feature.streams.wire;

import claudoom.monitor.feature.streams.model.Peer;
import claudoom.monitor.feature.streams.model.StreamSetup;
import claudoom.monitor.feature.streams.model.StreamSetup.Limits;
import claudoom.monitor.feature.streams.model.StreamSetup.Locks;
import claudoom.monitor.feature.streams.model.StreamState;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the server says of a stream. Only a leader's numbers are numbers. */
final class StreamJson {

    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private StreamJson() {}

    static StreamSetup setup(JsonNode info) {
        var config = info.path("config");
        return new StreamSetup(text(config, "name"), textOrNull(config, "description"), texts(config.path("subjects")),
                time(info.path("created")), text(config, "retention"), text(config, "storage"), text(config, "discard"),
                new Limits(limit(config, "max_msgs"), limit(config, "max_bytes"), span(config, "max_age"),
                        limit(config, "max_msg_size"), limit(config, "max_msgs_per_subject"),
                        limit(config, "max_consumers")),
                config.path("num_replicas").asInt(1), span(config, "duplicate_window"),
                new Locks(flag(config, "sealed"), flag(config, "deny_delete"), flag(config, "deny_purge"),
                        flag(config, "allow_direct"), flag(config, "allow_rollup_hdrs")),
                origin(config), OtherSettings.words(config), config.toPrettyString());
    }

    /** How many messages went, as the answer to a purge says; null if it does not. */
    static @Nullable Long purged(byte[] answer) {
        try {
            var purged = JsonMapper.shared().readTree(answer).path("purged");
            return purged.isNumber() ? (Long) purged.asLong(0) : null;
        } catch (JacksonException unreadable) {
            return null;
        }
    }

    /** Null when nobody leads the stream: its line is full of zeros then. */
    static @Nullable StreamState state(JsonNode info, Instant at) {
        var cluster = info.path("cluster");
        if (!info.has("state") || (info.has("cluster") && text(cluster, "leader").isEmpty())) {
            return null;
        }
        var state = info.path("state");
        long messages = count(state.path("messages"));
        var leader = text(cluster, "leader");
        return new StreamState(at, messages, count(state.path("bytes")), count(state.path("first_seq")),
                count(state.path("last_seq")), messages == 0 ? null : time(state.path("first_ts")),
                messages == 0 ? null : time(state.path("last_ts")), count(state.path("consumer_count")),
                count(state.path("num_deleted")),
                state.has("num_subjects") ? (Long) count(state.path("num_subjects")) : messages == 0 ? (Long) 0L : null,
                state.path("lost").path("msgs").size(),
                leader.isEmpty() ? null : leader, peers(cluster.path("replicas")));
    }

    private static List<Peer> peers(JsonNode replicas) {
        var peers = new ArrayList<Peer>();
        for (var replica : replicas) {
            long active = replica.path("active").asLong(0);
            peers.add(new Peer(text(replica, "name"), flag(replica, "current"), flag(replica, "offline"),
                    active <= 0 || active > Duration.ofDays(3_650).toNanos() ? null : Duration.ofNanos(active),
                    count(replica.path("lag"))));
        }
        return peers;
    }

    private static String origin(JsonNode config) {
        var words = new ArrayList<String>();
        if (config.path("mirror").isObject()) {
            words.add("mirror of " + taken(config.path("mirror")));
        }
        config.path("sources").forEach(source -> words.add("takes from " + taken(source)));
        return String.join(", ", words);
    }

    private static String taken(JsonNode source) {
        var filter = text(source, "filter_subject");
        return text(source, "name") + (filter.isEmpty() ? "" : " (" + filter + ")");
    }

    /** Unsigned in Go; what is beyond a long stays at its end rather than turning negative. 0 if absent. */
    static long count(JsonNode node) {
        return node.isIntegralNumber() ? node.bigIntegerValue().min(MOST).max(BigInteger.ZERO).longValue() : 0;
    }

    private static @Nullable Long limit(JsonNode config, String field) {
        long most = config.path(field).asLong(-1);
        return most > 0 ? (Long) most : null;
    }

    private static @Nullable Duration span(JsonNode config, String field) {
        long nanos = config.path(field).asLong(0);
        return nanos > 0 ? Duration.ofNanos(nanos) : null;
    }

    private static boolean flag(JsonNode node, String field) {
        return node.path(field).asBoolean(false);
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static @Nullable String textOrNull(JsonNode node, String field) {
        var text = text(node, field);
        return text.isEmpty() ? null : text;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(one -> texts.add(one.asString("")));
        return texts;
    }

    /** Null if absent, unreadable, or Go's zero time. */
    static @Nullable Instant time(JsonNode node) {
        try {
            var time = node.isString() ? Instant.parse(node.stringValue()) : null;
            return time == null || time.getEpochSecond() <= 0 ? null : time;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
