package claudoom.monitor.nats;

import claudoom.monitor.nats.QuestionFailed.Reason;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the JSON of a server's answers is read: with limits, because it may hold what anybody sent. */
final class ServerAnswer {

    static final int NO_MESSAGE = 10_037;
    /** Nobody leads what was asked for. */
    static final int UNAVAILABLE = 10_008;
    static final int NO_STREAM = 10_059;
    private static final Set<Integer> SWITCHED_OFF = Set.of(10_039, 10_076);

    /** A message of 64 MiB, the largest there can be, comes as Base64 in one string. */
    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(96 << 20)
                    .maxNameLength(4_096).maxNumberLength(100).maxTokenCount(1_000_000).build())
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES).build()).build();

    private ServerAnswer() {}

    /** The answer, or what the server refuses in it, in words. */
    static JsonNode understood(String subject, byte[] answer) throws QuestionFailed {
        try {
            var root = JSON.readTree(answer);
            var refusal = refusal(root.path("error"));
            if (refusal != null) {
                throw refusal;
            }
            return root;
        } catch (JacksonException broken) {
            throw new QuestionFailed(Reason.NO_ANSWER, "the answer to " + subject + " cannot be read");
        }
    }

    private static @Nullable QuestionFailed refusal(JsonNode error) {
        if (!error.isObject()) {
            return null;
        }
        return SWITCHED_OFF.contains(error.path("err_code").asInt(0))
                ? new QuestionFailed(Reason.NOBODY_THERE, "JetStream is not switched on for this account")
                : new QuestionFailed(Reason.NO_ANSWER,
                        "the server says: " + error.path("description").asString("an error without words"));
    }
}
