package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.feature.deadletters.model.DeadLetter;
import claudoom.monitor.feature.deadletters.model.Original;
import claudoom.monitor.feature.deadletters.model.StoredAt;
import claudoom.monitor.payload.Utf8;
import claudoom.monitor.terms.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes letters to a file, one JSON object a line, without losing a byte: what is not UTF-8 stands there as Base64. */
public final class LetterFile {

    private static final JsonMapper JSON = JsonMapper.shared();

    private LetterFile() {}

    /** Replaces the file only when all is written. */
    public static void write(List<DeadLetter> letters, Path file) throws IOException {
        WholeFile.write(file, out -> {
            for (var letter : letters) {
                out.write((line(letter) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return true;
        });
    }

    static String line(DeadLetter letter) {
        var failure = letter.failure();
        var line = JSON.createObjectNode().put("source", letter.source().code()).put("group", letter.fingerprint())
                .put("subject", letter.subject()).put("original_subject", letter.originalSubject())
                .put("stream", failure.stream()).put("consumer", failure.consumer()).put("sequence", failure.sequence())
                .put("deliveries", failure.deliveries()).put("reason", failure.reason())
                .put("time", letter.time().toString()).put("reports", letter.reports())
                .put("last_report", letter.last().toString());
        place(line.putObject("kept"), letter.stored());
        message(line.putObject("message"), letter.notice().bytes(), letter.notice().headers());
        original(line.putObject("original"), letter.original());
        return line.toString();
    }

    private static void place(ObjectNode node, @Nullable StoredAt place) {
        node.put("stream", place == null ? null : place.stream());
        node.put("sequence", place == null ? null : place.sequence());
    }

    private static void original(ObjectNode node, Original original) {
        node.put("state", original.state().name().toLowerCase(Locale.ROOT)).put("detail", original.detail());
        if (original.here()) {
            node.put("subject", original.subject());
            node.put("time", original.time() == null ? null : original.time().toString());
            message(node, original.payload(), original.headers());
        }
    }

    private static void message(ObjectNode node, byte[] payload, Map<String, List<String>> headers) {
        node.put("size", payload.length);
        var text = Utf8.whole(payload);
        node.put(text == null ? "payload_base64" : "payload",
                text == null ? Base64.getEncoder().encodeToString(payload) : text);
        var all = node.putObject("headers");
        headers.forEach((name, values) -> {
            var list = all.putArray(name);
            values.forEach(list::add);
        });
    }
}
