package claudoom.monitor.nats;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The answer to a question for one message of a stream: the message, or why there is none. */
public sealed interface StoredMessage {

    /** Whether any copy of the stream said so, which may be behind the others, because nobody leads the stream. */
    default boolean copy() {
        return false;
    }

    /** @param time null if the server does not say it readably */
    record Found(String subject, long sequence, byte[] payload, Map<String, List<String>> headers,
            @Nullable Instant time, boolean copy) implements StoredMessage {}

    /** There is no such message. */
    record Gone(String why, boolean copy) implements StoredMessage {}

    /**
     * The server said something else.
     *
     * @param leaderless whether it said that nobody can answer for the stream now
     */
    record Failed(String why, boolean leaderless) implements StoredMessage {

        Failed(String why) {
            this(why, false);
        }
    }

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

    /** @param headers of a message as a copy of the stream gave it, with the server's own among them */
    static StoredMessage ofCopy(Map<String, List<String>> headers, byte[] payload) {
        var own = new LinkedHashMap<>(headers);
        var subject = first(own.remove("Nats-Subject"));
        var sequence = first(own.remove("Nats-Sequence"));
        var stored = first(own.remove("Nats-Time-Stamp"));
        own.remove("Nats-Stream");
        own.remove("Nats-Num-Pending");
        own.remove("Nats-Last-Sequence");
        return subject.isEmpty() || !sequence.matches("[0-9]{1,18}")
                ? new Failed("the copy's answer holds no message")
                : new Found(subject, Long.parseLong(sequence), payload, own, time(stored), true);
    }

    private static String first(@Nullable List<String> values) {
        return values == null || values.isEmpty() ? "" : values.getFirst();
    }

    private static StoredMessage found(JsonNode message) {
        if (!message.has("subject") || !message.has("seq")) {
            return new Failed("the server's answer holds no message");
        }
        var headers = HeaderBlock.read(Base64.getDecoder().decode(message.path("hdrs").asString("")));
        return new Found(message.path("subject").asString(), message.path("seq").asLong(),
                Base64.getDecoder().decode(message.path("data").asString("")), headers,
                time(message.path("time").asString("")), false);
    }

    private static StoredMessage refused(JsonNode error) {
        int code = error.path("err_code").asInt(0);
        var words = error.path("description").asString("an error without words");
        return code == ServerAnswer.NO_MESSAGE
                ? new Gone("The stream does not hold it any more.", false)
                : code == ServerAnswer.NO_STREAM
                        ? new Gone("The stream is not there any more.", false)
                        : new Failed(words, code == ServerAnswer.UNAVAILABLE);
    }

    private static @Nullable Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException strange) {
            return null;
        }
    }
}
