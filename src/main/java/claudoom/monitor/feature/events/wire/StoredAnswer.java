package claudoom.monitor.feature.events.wire;

import claudoom.monitor.feature.events.model.Archive;
import claudoom.monitor.feature.events.model.Stored;
import claudoom.monitor.nats.HeaderBlock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the answers of JetStream, with limits, because a message may hold what anybody sent. */
final class StoredAnswer {

    private static final int NO_MESSAGE = 10_037;
    /** A message of 64 MiB, the largest there can be, comes as Base64 in one string. */
    private static final int LONGEST = 96 << 20;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(LONGEST)
                    .maxNameLength(1_000).maxNumberLength(100).maxTokenCount(4_000_000).build())
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES).build()).build();

    private StoredAnswer() {}

    /** The answer as a tree; an error of the server becomes a failure. */
    static JsonNode tree(byte[] answer) {
        var root = read(answer);
        var error = root.get("error");
        if (error != null) {
            throw new Archive.Failed("the server says: " + error.path("description").asString("an error"));
        }
        return root;
    }

    /** The message of an answer, or null if there is none. */
    static @Nullable Stored message(String stream, byte[] answer) {
        var root = read(answer);
        var error = root.get("error");
        if (error != null) {
            if (error.path("err_code").asInt(0) == NO_MESSAGE) {
                return null;
            }
            throw new Archive.Failed("the server says: " + error.path("description").asString("an error"));
        }
        var message = root.path("message");
        var at = time(message.path("time"));
        if (!message.has("subject") || !message.has("seq") || at == null) {
            throw new Archive.Failed("the server's answer holds no message");
        }
        return new Stored(stream, message.path("seq").asLong(), at, message.path("subject").asString(),
                bytes(message.path("data")), HeaderBlock.read(bytes(message.path("hdrs"))));
    }

    private static JsonNode read(byte[] answer) {
        try {
            return JSON.readTree(answer);
        } catch (JacksonException broken) {
            throw new Archive.Failed("the server's answer cannot be read");
        }
    }

    private static byte[] bytes(JsonNode base64) {
        try {
            return Base64.getDecoder().decode(base64.asString(""));
        } catch (IllegalArgumentException broken) {
            throw new Archive.Failed("the server's answer cannot be read");
        }
    }

    /** Null for what is no time, and for the year 1, which stands for never. */
    static @Nullable Instant time(JsonNode text) {
        try {
            var time = Instant.parse(text.asString(""));
            return time.getEpochSecond() < 0 ? null : time;
        } catch (DateTimeParseException strange) {
            return null;
        }
    }
}
