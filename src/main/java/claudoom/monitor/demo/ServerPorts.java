package claudoom.monitor.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a server listens, as it says itself in its ports file.
 *
 * @param scheme {@code nats} or {@code tls}
 */
record ServerPorts(String scheme, int client, int monitoring) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Empty as long as the file is not there or not whole. */
    static Optional<ServerPorts> readFrom(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var file = files.filter(path -> path.toString().endsWith(".ports")).findFirst();
            return file.isEmpty() ? Optional.empty() : parse(Files.readAllBytes(file.get()));
        }
    }

    private static Optional<ServerPorts> parse(byte[] text) {
        try {
            var root = JSON.readTree(text);
            var nats = uri(root.path("nats"));
            var http = uri(root.path("monitoring"));
            return nats.flatMap(n -> http.map(h -> new ServerPorts(n.getScheme(), n.getPort(), h.getPort())));
        } catch (JacksonException halfWritten) {
            return Optional.empty();
        }
    }

    private static Optional<URI> uri(JsonNode addresses) {
        return addresses.isEmpty() ? Optional.empty() : Optional.of(URI.create(addresses.path(0).asString()));
    }
}
