package claudoom.monitor.feature.streams.wire;

import claudoom.monitor.nats.StoredMessage;
import claudoom.monitor.payload.Decoded;
import claudoom.monitor.payload.Payloads;
import claudoom.monitor.payload.Utf8;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

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
        payload(message.payload(), line);
        var json = JSON.writeValueAsBytes(line);
        var whole = Arrays.copyOf(json, json.length + 1);
        whole[json.length] = '\n';
        return whole;
    }

    private static void payload(byte[] payload, Map<String, @Nullable Object> line) {
        var text = Utf8.whole(payload);
        if (text == null) {
            line.put("base64", Base64.getEncoder().encodeToString(payload));
        } else if (embeddable(payload)) {
            // line breaks in JSON stand only between its parts
            line.put("payload", new RawValue(text.replace('\n', ' ').replace('\r', ' ')));
        } else {
            line.put("text", text);
        }
    }

    private static boolean embeddable(byte[] payload) {
        if (payload.length == 0) {
            return false;
        }
        var decoded = Payloads.decode(payload, payload.length);
        return decoded.form() == Decoded.Form.JSON && !decoded.cut() && payload[0] != (byte) 0xef;
    }
}
