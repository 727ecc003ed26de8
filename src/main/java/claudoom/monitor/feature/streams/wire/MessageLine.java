package claudoom.monitor.feature.streams.wire;

import claudoom.monitor.nats.StoredMessage;
import claudoom.monitor.payload.PayloadField;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stored message as one line of JSON, nothing lost: the payload stands in {@code payload} as the JSON it is, else in
 * {@code text}, else in {@code base64}.
 */
final class MessageLine {

    private static final JsonMapper JSON = JsonMapper.shared();

    private MessageLine() {}

    static byte[] of(String stream, StoredMessage.Found message) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("stream", stream);
        line.put("sequence", message.sequence());
        line.put("time", message.time() == null ? null : message.time().toString());
        line.put("subject", message.subject());
        line.put("size", message.payload().length);
        line.put("headers", message.headers());
        PayloadField.put(message.payload(), line);
        var json = JSON.writeValueAsBytes(line);
        var whole = Arrays.copyOf(json, json.length + 1);
        whole[json.length] = '\n';
        return whole;
    }
}
