package claudoom.monitor.feature.lag.wire;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The server's answers as trees; numbers and times in the forms that Go writes. */
final class Json {

    private static final int DEEPEST = 64;
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final JsonMapper MAPPER = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build());

    private Json() {}

    /** Null if it is not JSON. */
    static @Nullable JsonNode read(byte[] answer) {
        try {
            var tree = MAPPER.readTree(answer);
            return tree instanceof MissingNode ? null : tree;
        } catch (JacksonException broken) {
            return null;
        }
    }

    /** An unsigned 64-bit number; what is beyond a long stays at its end rather than turning negative. 0 if absent. */
    static long count(JsonNode node) {
        return node.isIntegralNumber() ? node.bigIntegerValue().min(MOST).max(BigInteger.ZERO).longValue() : 0;
    }

    /** A signed number; {@code otherwise} if absent. */
    static long number(JsonNode node, long otherwise) {
        return node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : otherwise;
    }

    static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : "";
    }

    /** Null if absent, unreadable, or Go's zero time. */
    static @Nullable Instant time(JsonNode node) {
        try {
            var time = node.isString() ? Instant.parse(node.stringValue()) : null;
            return time == null || time.getEpochSecond() < 0 ? null : time;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
