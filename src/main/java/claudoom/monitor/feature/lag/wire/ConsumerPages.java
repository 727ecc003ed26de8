package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.ConsumerRow;
import claudoom.monitor.feature.lag.model.ConsumerSetup;
import claudoom.monitor.terms.ConsumerId;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads pages of consumers. What a line says first, name and configuration, hardly ever changes: where it is byte for byte what it
 * was, only the numbers behind it are read. Everything else, and all that is unusual, is read as a tree. One thread.
 */
final class ConsumerPages {

    static final String LIST = "consumers";
    private static final byte[] LIST_NAME = JsonBytes.ascii(LIST);
    private static final byte[] NAME = JsonBytes.ascii("name");
    private static final byte[] NONE = {};
    private static final String DELIVERED = "delivered";
    private static final Set<String> HARDLY_CHANGE = Set.of("stream_name", "name", "created", "config");

    private final Map<String, Map<String, Known>> streams = new HashMap<>();

    /** The beginning of a line, what it means, and what was behind it the last time; lines mostly keep their order. */
    private static final class Known {
        private final ConsumerId id;
        private final ConsumerSetup setup;
        private final int print;
        private final byte[] head;
        private final ConsumerNumbers numbers = new ConsumerNumbers();
        private @Nullable Known follower;

        Known(ConsumerRow row, byte[] head) {
            id = row.id();
            setup = row.setup();
            print = row.print();
            this.head = head;
        }
    }

    /** Null if it is not JSON. */
    Listed.@Nullable Page<ConsumerRow> read(String stream, byte[] page, Instant at) {
        try {
            return fast(stream, page, at);
        } catch (JsonBytes.Odd unusual) {
            var tree = Json.read(page);
            return tree == null
                    ? null
                    : Listed.Page.of(tree, LIST, Rows::consumerName, row -> Rows.consumer(stream, row, at));
        }
    }

    private Listed.Page<ConsumerRow> fast(String stream, byte[] page, Instant at) throws JsonBytes.Odd {
        var json = new JsonBytes(page);
        var rows = new LinkedHashMap<String, ConsumerRow>();
        int from = 0;
        int to = 0;
        json.take('{');
        for (boolean first = true; json.member(first); first = false) {
            boolean list = json.was(json.plain(), LIST_NAME);
            json.take(':');
            if (list) {
                from = json.at();
                lines(stream, page, json, at, rows);
                to = json.at();
            } else {
                json.skip();
            }
        }
        return new Listed.Page<>(without(page, from, to), rows);
    }

    /** What the page says beside the list. */
    private static JsonNode without(byte[] page, int from, int to) throws JsonBytes.Odd {
        var rest = Arrays.copyOf(page, page.length - (to - from) + 2);
        rest[from] = '[';
        rest[from + 1] = ']';
        System.arraycopy(page, to, rest, from + 2, page.length - to);
        var tree = to == 0 ? null : Json.read(rest);
        if (tree == null) {
            throw new JsonBytes.Odd();
        }
        return tree;
    }

    private void lines(String stream, byte[] page, JsonBytes json, Instant at, Map<String, ConsumerRow> rows)
            throws JsonBytes.Odd {
        var known = streams.computeIfAbsent(stream, name -> new HashMap<>());
        json.take('[');
        if (json.took(']')) {
            return;
        }
        Known before = null;
        do {
            json.next();
            int begin = json.at();
            var one = before == null ? null : before.follower;
            if (one == null || !begins(page, begin, one)) {
                one = known.get(name(json));
            }
            var row = one == null || !begins(page, begin, one) ? null : numbers(json, begin, one, at);
            if (row == null) {
                json.goTo(begin);
                row = tree(stream, page, json, at);
                one = new Known(row, head(page, begin));
                known.put(row.id().consumer(), one);
            }
            rows.put(row.id().consumer(), row);
            if (before != null) {
                before.follower = one;
            }
            before = one;
        } while (json.took(','));
        json.take(']');
    }

    private static boolean begins(byte[] page, int begin, Known one) {
        int end = begin + one.head.length;
        return one.head.length > 0 && end <= page.length
                && Arrays.equals(page, begin, end, one.head, 0, one.head.length);
    }

    /** The name of the line that begins here; empty if it is not easily found. */
    private static String name(JsonBytes json) {
        try {
            json.take('{');
            for (boolean first = true; json.member(first); first = false) {
                boolean found = json.was(json.plain(), NAME);
                json.take(':');
                if (found) {
                    return json.text(json.plain());
                }
                json.skip();
            }
        } catch (JsonBytes.Odd unusual) {
            return "";
        }
        return "";
    }

    /** Null if something in it is unusual. */
    private static @Nullable ConsumerRow numbers(JsonBytes json, int begin, Known one, Instant at) {
        try {
            json.goTo(begin + one.head.length);
            return new ConsumerRow(one.id, one.setup, one.numbers.read(json, at), one.print);
        } catch (JsonBytes.Odd unusual) {
            return null;
        }
    }

    private static ConsumerRow tree(String stream, byte[] page, JsonBytes json, Instant at) throws JsonBytes.Odd {
        int begin = json.at();
        json.skip();
        var tree = Json.read(Arrays.copyOfRange(page, begin, json.at()));
        if (tree == null) {
            throw new JsonBytes.Odd();
        }
        return Rows.consumer(stream, tree, at);
    }

    /** What stands before the numbers; nothing if anything else stands there than what hardly ever changes. */
    private static byte[] head(byte[] page, int begin) {
        try {
            var json = new JsonBytes(page);
            json.goTo(begin);
            json.take('{');
            for (boolean first = true; json.member(first); first = false) {
                json.next();
                int here = json.at();
                var member = json.text(json.plain());
                if (member.equals(DELIVERED)) {
                    return first ? NONE : Arrays.copyOfRange(page, begin, here);
                }
                json.take(':');
                json.skip();
                if (!HARDLY_CHANGE.contains(member)) {
                    return NONE;
                }
            }
            return NONE;
        } catch (JsonBytes.Odd unusual) {
            return NONE;
        }
    }

    /** These are all the consumers of a stream. */
    void are(String stream, Set<String> names) {
        var known = streams.get(stream);
        if (known != null && known.size() > names.size()) {
            known.keySet().retainAll(names);
        }
    }

    /** These are all the streams. */
    void keepOnly(Set<String> names) {
        streams.keySet().retainAll(names);
    }
}
