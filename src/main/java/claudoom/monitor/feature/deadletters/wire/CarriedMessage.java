package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.feature.deadletters.model.Original;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The message that failed, where the letter carries it as a member of its JSON. */
final class CarriedMessage {

    private static final List<String> MEMBERS =
            List.of("original_payload", "original_message", "originalPayload", "original", "payload", "message", "data",
                    "body");
    private static final int LARGEST = 2 << 20;

    private CarriedMessage() {}

    /** {@link Original#NONE} if there is none: then the letter itself is the message. */
    static Original in(byte[] letter, @Nullable String subject) {
        if (letter.length == 0 || letter.length > LARGEST || letter[0] != '{') {
            return Original.NONE;
        }
        try {
            var root = ServerJson.LETTER.readTree(letter);
            boolean envelope = root.has("type") && root.has("version");
            for (var member : MEMBERS) {
                var found = envelope && member.equals("payload") ? null : root.get(member);
                if (found != null && (found.isContainer() || (member.startsWith("original") && found.isString()))) {
                    return carried(member, bytes(found), subject);
                }
            }
        } catch (JacksonException broken) {
            // anybody may send anything: a letter that is no JSON carries nothing
            return Original.NONE;
        }
        return Original.NONE;
    }

    private static byte[] bytes(JsonNode found) {
        return (found.isString() ? found.asString() : found.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private static Original carried(String member, byte[] payload, @Nullable String subject) {
        return new Original(Original.State.CARRIED, "It stands in the letter, in \"" + member + "\".", subject, payload,
                Map.of(), null);
    }
}
