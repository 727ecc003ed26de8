package claudoom.monitor.nats;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Headers as a stream stores them: {@code NATS/1.0}, then a line each; malformed ones are kept as they stand. */
public final class HeaderBlock {

    private HeaderBlock() {}

    /** Names and values in their order; empty for an empty block. */
    public static Map<String, List<String>> read(byte[] block) {
        if (block.length == 0) {
            return Map.of();
        }
        var headers = new LinkedHashMap<String, List<String>>();
        var lines = new String(block, StandardCharsets.UTF_8).split("\r\n", -1);
        for (int i = lines[0].startsWith("NATS/") ? 1 : 0; i < lines.length; i++) {
            if (!lines[i].isEmpty()) {
                int colon = lines[i].indexOf(':');
                var name = colon < 0 ? lines[i] : lines[i].substring(0, colon);
                var value = colon < 0 ? "" : lines[i].substring(colon + 1).strip();
                headers.computeIfAbsent(name, n -> new ArrayList<>(1)).add(value);
            }
        }
        return headers;
    }
}
