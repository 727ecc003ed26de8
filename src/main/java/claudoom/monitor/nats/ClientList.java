package claudoom.monitor.nats;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the names of the listening clients out of a server's CONNZ answer; {@code total} there ignores the filter, so rows are counted. */
final class ClientList {

    /** Our own connections, and those of a colleague's monitor, see every command and obey none. */
    private static final List<String> MONITORS = List.of("monitor data", "monitor api", "monitor operator");

    private final JsonMapper json;

    ClientList(JsonMapper json) {
        this.json = json;
    }

    /** Null if the text is not an answer. */
    @Nullable List<String> names(byte[] answer) {
        try {
            var data = json.readTree(answer).path("data");
            if (!data.path("num_connections").isNumber()) {
                return null;
            }
            var names = new ArrayList<String>();
            for (var row : data.path("connections")) {
                var name = row.path("name").asString("");
                if (!MONITORS.contains(name)) {
                    names.add(name.isEmpty() ? nameless(row) : name);
                }
            }
            return names;
        } catch (JacksonException broken) {
            return null;
        }
    }

    private static String nameless(JsonNode row) {
        return "client " + row.path("cid").asString("?") + " at " + row.path("ip").asString("?");
    }
}
