package claudoom.monitor.demo;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where this program may keep files that it can make again at any time. */
final class CacheFolder {

    private static final String OWN = "claudoom-monitor";

    private CacheFolder() {}

    /** {@code $XDG_CACHE_HOME}, else the folder that the platform has for caches; nothing is created. */
    static Path of(Map<String, String> environment, Path home, String osName) {
        var os = osName.toLowerCase(Locale.ROOT);
        var local = environment.getOrDefault("LOCALAPPDATA", "");
        var xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        if (os.startsWith("win")) {
            return (local.isBlank() ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve(OWN);
        }
        if (!xdg.isBlank() && Path.of(xdg).isAbsolute()) {
            return Path.of(xdg).resolve(OWN);
        }
        if (os.contains("mac")) {
            return home.resolve("Library").resolve("Caches").resolve(OWN);
        }
        return home.resolve(".cache").resolve(OWN);
    }
}
