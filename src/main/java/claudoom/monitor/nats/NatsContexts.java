package claudoom.monitor.nats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The contexts of the nats CLI: named connections, a JSON file each, and one that is selected. They are read, never written. */
public final class NatsContexts {

    private static final String ENDING = ".json";
    private static final long MOST_BYTES = 1 << 20;
    private static final int MOST_NAMES = 20;

    private final Path folder;
    private final Map<String, String> environment;
    private final String home;

    /**
     * @param folder where the nats CLI keeps its files, usually {@code ~/.config/nats}
     * @param environment for what stands in paths as {@code $NAME}
     * @param home for what begins with ~
     */
    public NatsContexts(Path folder, Map<String, String> environment, String home) {
        this.folder = folder;
        this.environment = environment;
        this.home = home;
    }

    /** The one that {@code nats context select} has chosen; null if there is none. */
    public @Nullable String selected() {
        try {
            var name = Files.readString(folder.resolve("context.txt")).strip();
            return name.isEmpty() ? null : name;
        } catch (IOException none) {
            return null;
        }
    }

    /** In the order of their names; those without content are none, as in the nats CLI. */
    public List<String> names() {
        try (var files = Files.list(folder.resolve("context"))) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING) && file.toFile().length() > 0)
                    .map(NatsContexts::name).sorted().toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private static String name(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    /**
     * What is written in a context. What this program cannot do as it asks for is refused, not left out.
     *
     * @param name of a context or, as in the nats CLI, a path that ends with .json
     */
    public NatsContext read(String name) throws BadConnectOptions {
        var file = file(name);
        boolean known = file.startsWith(folder);
        var called = known ? name(file) : file.toAbsolutePath().toString(); // so that it is found again, and is no other
        var words = "the nats CLI context " + (known ? "\"" + called + "\" (" + file + ")" : called);
        return NatsContext.of(called, new ContextFields(words, fields(file, words), environment, home));
    }

    private Path file(String name) throws BadConnectOptions {
        try {
            if (name.endsWith(ENDING) && Files.isRegularFile(Path.of(name))) {
                return Path.of(name);
            }
            boolean possible = !name.isBlank() && !name.contains("..") && !name.contains("/") && !name.contains("\\");
            var file = possible ? folder.resolve("context").resolve(name + ENDING) : null;
            if (file != null && Files.exists(file)) {
                return file;
            }
        } catch (InvalidPathException noName) {
            System.getLogger(NatsContexts.class.getName()).log(System.Logger.Level.DEBUG, "no name of a context");
        }
        throw new BadConnectOptions(
                "there is no nats CLI context \"" + name + "\" in " + folder.resolve("context") + "; "
                        + others());
    }

    private String others() {
        var names = names();
        if (names.isEmpty()) {
            return "none is there: make one with nats context add, or give --server";
        }
        var more = names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
        return "there are " + String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES))) + more;
    }

    private static JsonNode fields(Path file, String words) throws BadConnectOptions {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new BadConnectOptions(words + " is too large to be one");
            }
            var root = ServerAnswer.JSON.readTree(Files.readAllBytes(file));
            if (root.isObject()) {
                return root;
            }
        } catch (IOException closed) {
            throw new BadConnectOptions(words + " cannot be read; is it yours?");
        } catch (JacksonException broken) { // its own message would repeat what stands in the file, secrets too
            System.getLogger(NatsContexts.class.getName()).log(System.Logger.Level.DEBUG,
                    "broken JSON: " + broken.getClass());
        }
        throw new BadConnectOptions(words + " is broken, it is not a JSON object; mend it with nats context edit,"
                + " or name another one");
    }
}
