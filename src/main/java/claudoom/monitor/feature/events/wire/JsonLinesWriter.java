package claudoom.monitor.feature.events.wire;

import claudoom.monitor.payload.Decoded;
import claudoom.monitor.payload.Payloads;
import claudoom.monitor.payload.Utf8;
import claudoom.monitor.traffic.Entry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/**
 * One JSON object a line, nothing lost: the payload stands in {@code payload} as the JSON it is, else in {@code text}, else
 * in {@code base64}.
 */
final class JsonLinesWriter implements MessageWriter {

    private final JsonMapper json = new JsonMapper();

    @Override
    public void begin(OutputStream out) {
        // there is no head
    }

    @Override
    public void write(Entry entry, OutputStream out) throws IOException {
        var arrival = entry.arrival();
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("number", entry.number());
        line.put("received_at", arrival.at().toString());
        line.put("subject", arrival.subject());
        line.put("kind", arrival.meaning().kind().name().toLowerCase(Locale.ROOT));
        line.put("agent", arrival.meaning().agent());
        line.put("size", entry.size());
        line.put("headers", arrival.headers());
        payload(entry.payload(), line);
        out.write(json.writeValueAsBytes(line));
        out.write('\n');
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
        var decoded = Payloads.decode(payload, payload.length);
        return decoded.form() == Decoded.Form.JSON && !decoded.cut() && payload[0] != (byte) 0xef;
    }
}
