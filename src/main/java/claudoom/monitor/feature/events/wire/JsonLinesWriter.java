package claudoom.monitor.feature.events.wire;

import claudoom.monitor.feature.events.model.Break;
import claudoom.monitor.feature.events.model.Origin;
import claudoom.monitor.payload.PayloadField;
import claudoom.monitor.traffic.Entry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One JSON object a line, nothing lost: the payload stands in {@code payload} as the JSON it is, else in {@code text}, else
 * in {@code base64}. What came live has a number and the time it was received, what is of a stream its sequence and the time it
 * was stored; a gap is a line of its own.
 */
final class JsonLinesWriter implements MessageWriter {

    private final JsonMapper json = new JsonMapper();

    @Override
    public void begin(OutputStream out) {
        // there is no head
    }

    @Override
    public void write(Entry entry, @Nullable Origin origin, OutputStream out) throws IOException {
        var arrival = entry.arrival();
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        if (origin != null && origin.ofStream()) { // its time is the server's
            line.put("stored_at", arrival.at().toString());
            line.put("stream", origin.stream());
            line.put("sequence", origin.sequence());
        } else {
            line.put("number", entry.number());
            line.put("received_at", arrival.at().toString());
        }
        line.put("source", Origin.word(origin));
        line.put("subject", arrival.subject());
        line.put("kind", arrival.meaning().kind().name().toLowerCase(Locale.ROOT));
        line.put("agent", arrival.meaning().agent());
        line.put("size", entry.size());
        line.put("headers", arrival.headers());
        PayloadField.put(entry.payload(), line);
        put(line, out);
    }

    @Override
    public void write(Break missing, OutputStream out) throws IOException {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("source", GapWords.SOURCE);
        line.put("cause", GapWords.cause(missing));
        line.put("from", missing.from().toString());
        line.put("to", missing.to() == null ? null : missing.to().toString());
        line.put("lost", missing.lost());
        if (missing.span() != null) {
            line.put("of", missing.span().of());
            line.put("first", missing.span().first());
            line.put("last", missing.span().last());
        }
        line.put("filled", GapWords.filled(missing));
        put(line, out);
    }

    private void put(Map<String, @Nullable Object> line, OutputStream out) throws IOException {
        out.write(json.writeValueAsBytes(line));
        out.write('\n');
    }
}
