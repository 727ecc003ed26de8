package claudoom.monitor.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where this program keeps its files, as each desktop has it: XDG on Linux, Library on macOS, AppData on Windows.
 *
 * @param config what the user set
 * @param data what must not be lost: the log of commands
 * @param state what may go: logs
 * @param nats where the nats CLI keeps its contexts; never written
 */
record Folders(Path config, Path data, Path state, Path nats) {

    /** With the nats CLI beside us. */
    Folders(Path config, Path data, Path state) {
        this(config, data, state, config.resolveSibling("nats"));
    }

    static Folders ofThisMachine() {
        return of(System.getProperty("os.name"), home(System.getenv()), System.getenv());
    }

    /** HOME, as every program of a shell has it, also where the system knows another. */
    static Path home(Map<String, String> environment) {
        return folder(environment.get("HOME"), Path.of(System.getProperty("user.home")));
    }

    static Folders of(String system, Path home, Map<String, String> environment) {
        var os = system.toLowerCase(Locale.ROOT);
        var nats = nats(home, environment);
        if (os.startsWith("windows")) {
            var roaming = folder(environment.get("APPDATA"), home.resolve("AppData").resolve("Roaming"));
            var local = folder(environment.get("LOCALAPPDATA"), home.resolve("AppData").resolve("Local"));
            return new Folders(roaming.resolve(Product.NAME), roaming.resolve(Product.NAME),
                    local.resolve(Product.NAME), nats);
        }
        if (os.startsWith("mac")) {
            var support = home.resolve("Library").resolve("Application Support").resolve(Product.NAME);
            return new Folders(support, support, home.resolve("Library").resolve("Logs").resolve(Product.NAME),
                    nats);
        }
        return new Folders(
                folder(environment.get("XDG_CONFIG_HOME"), home.resolve(".config")).resolve(Product.NAME),
                folder(environment.get("XDG_DATA_HOME"), home.resolve(".local/share")).resolve(Product.NAME),
                folder(environment.get("XDG_STATE_HOME"), home.resolve(".local/state")).resolve(Product.NAME), nats);
    }

    /** The nats CLI has the same place on every system, and takes a path that is not absolute. */
    private static Path nats(Path home, Map<String, String> environment) {
        var wanted = environment.get("XDG_CONFIG_HOME");
        return (wanted == null || wanted.isBlank() ? home.resolve(".config") : Path.of(wanted)).resolve("nats");
    }

    /** XDG says that a path that is not absolute is to be ignored. */
    private static Path folder(@Nullable String wanted, Path otherwise) {
        if (wanted == null || wanted.isBlank() || !Path.of(wanted).isAbsolute()) {
            return otherwise;
        }
        return Path.of(wanted);
    }

    /** Makes the folder if it can; a folder that cannot be written is the caller's to speak of. */
    static boolean writable(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.isWritable(folder);
        } catch (IOException readOnly) {
            System.getLogger(Folders.class.getName()).log(System.Logger.Level.DEBUG, "cannot make " + folder, readOnly);
            return false;
        }
    }
}
