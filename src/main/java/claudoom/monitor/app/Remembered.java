package claudoom.monitor.app;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is remembered of all connections, bounded, and its form as JSON: what was used longest ago is forgotten first. */
final class Remembered {

    static final int MOST_BYTES = 16_384;
    static final int MOST_NAMES = 500;
    static final int MOST_CONNECTIONS = 50;

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<String, Connection> connections = new HashMap<>();

    /** The values of one connection, the one put longest ago first. */
    private static final class Connection {
        private final LinkedHashMap<String, String> values = new LinkedHashMap<>();
        private long used;

        void put(String name, @Nullable String value) {
            values.remove(name);
            if (value != null) {
                values.put(name, value);
            }
            while (values.size() > MOST_NAMES) {
                values.pollFirstEntry();
            }
        }
    }

    /** Null if this is no such file; what in it is no text is left out. */
    static @Nullable Remembered read(byte[] json) {
        try {
            var root = JSON.readTree(json).path("connections");
            if (!root.isObject()) {
                return null;
            }
            var all = new Remembered();
            root.properties().forEach(each -> {
                var values = each.getValue().path("values");
                values.properties().forEach(value -> {
                    if (value.getValue().isString()) {
                        all.put(each.getKey(), value.getKey(), value.getValue().stringValue());
                    }
                });
                all.used(each.getKey(), each.getValue().path("used").asLong(0));
            });
            return all;
        } catch (JacksonException broken) {
            return null;
        }
    }

    byte[] written() {
        var root = new LinkedHashMap<String, Object>();
        connections.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Connection> each) -> -each.getValue().used))
                .limit(MOST_CONNECTIONS).forEach(each -> root.put(each.getKey(),
                        Map.of("used", each.getValue().used, "values", each.getValue().values)));
        return JSON.writeValueAsBytes(Map.of("version", 1, "connections", root));
    }

    @Nullable String get(String connection, String name) {
        var one = connections.get(connection);
        return one == null ? null : one.values.get(name);
    }

    /** @param value null, or one that is too long, forgets the name */
    void put(String connection, String name, @Nullable String value) {
        boolean small = value != null && value.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
        connections.computeIfAbsent(connection, any -> new Connection()).put(name, small ? value : null);
    }

    /** @param at epoch milliseconds */
    void used(String connection, long at) {
        var one = connections.computeIfAbsent(connection, any -> new Connection());
        one.used = Math.max(one.used, at);
    }
}
