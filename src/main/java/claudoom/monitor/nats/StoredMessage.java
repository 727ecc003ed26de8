package claudoom.monitor.nats;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The answer to a question for one message of a stream: the message, or why there is none. */
public sealed interface StoredMessage {

    /** @param time null if the server does not say it readably */
    record Found(String subject, long sequence, byte[] payload, Map<String, List<String>> headers,
            @Nullable Instant time) implements StoredMessage {}

    /** There is no such message. */
    record Gone(String why) implements StoredMessage {}

    /** The server said something else. */
    record Failed(String why) implements StoredMessage {}

    /** @param answer as the server gave it; whatever it is, nothing is thrown */
    static StoredMessage read(byte[] answer) {
        try {
            var root = ServerAnswer.JSON.readTree(answer);
            var error = root.get("error");
            return error == null ? found(root.path("message")) : refused(error);
        } catch (JacksonException | IllegalArgumentException broken) {
            return new Failed("the server's answer cannot be read");
        }
    }

    private static StoredMessage found(JsonNode message) {
        if (!message.has("subject") || !message.has("seq")) {
            return new Failed("the server's answer holds no message");
        }
        var headers = HeaderBlock.read(Base64.getDecoder().decode(message.path("hdrs").asString("")));
        return new Found(message.path("subject").asString(), message.path("seq").asLong(),
                Base64.getDecoder().decode(message.path("data").asString("")), headers,
                time(message.path("time").asString("")));
    }

    private static StoredMessage refused(JsonNode error) {
        int code = error.path("err_code").asInt(0);
        var words = error.path("description").asString("an error without words");
        return code == ServerAnswer.NO_MESSAGE
                ? new Gone("The stream does not hold it any more.")
                : code == ServerAnswer.NO_STREAM ? new Gone("The stream is not there any more.") : new Failed(words);
    }

    private static @Nullable Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException strange) {
            return null;
        }
    }
}
