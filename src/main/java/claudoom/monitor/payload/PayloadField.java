package claudoom.monitor.payload;

import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.RawValue;

/** A payload in a line of JSON, nothing lost: in {@code payload} as the JSON it is, else in {@code text}, else in {@code base64}. */
public final class PayloadField {

    private PayloadField() {}

    public static void put(byte[] payload, Map<String, @Nullable Object> line) {
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
