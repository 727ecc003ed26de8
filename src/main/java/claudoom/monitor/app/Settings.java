package claudoom.monitor.app;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The file of what the user chose. It is never a reason not to start: a broken one is set aside and said so. */
final class Settings {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

    /**
     * What is remembered.
     *
     * @param theme light, dark or system
     * @param screen name of the screen shown last
     * @param server URLs connected to last, without login
     * @param environment dev, lab or prod: the colour stripe
     */
    record Values(@Nullable String theme, @Nullable String screen, @Nullable String server,
            @Nullable String environment,
            double width, double height) {

        static final Values DEFAULT = new Values("system", null, null, "lab", 1280, 800);

        Values sane() {
            boolean size = width >= 640 && width <= 10_000 && height >= 480 && height <= 10_000;
            return new Values(theme == null ? DEFAULT.theme : theme, screen, server,
                    environment == null ? DEFAULT.environment : environment,
                    size ? width : DEFAULT.width, size ? height : DEFAULT.height);
        }
    }

    private final Path folder;
    private final Path file;
    private Values values = Values.DEFAULT;
    private @Nullable String notice;

    private Settings(Path folder) {
        this.folder = folder;
        file = folder.resolve("settings.json");
    }

    /** Never fails; {@link #notice} tells what went wrong. */
    static Settings load(Path folder, Instant now) {
        var settings = new Settings(folder);
        settings.read(now);
        return settings;
    }

    private void read(Instant now) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            var found = JSON.readValue(Files.readAllBytes(file), Values.class);
            if (found == null) {
                setAside(now);
            } else {
                values = found.sane();
            }
        } catch (JacksonException broken) {
            setAside(now);
        } catch (IOException unreadable) {
            notice = "The settings in " + file + " cannot be read; the defaults are used.";
        }
    }

    private void setAside(Instant now) {
        var stamp = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC).format(now);
        var aside = file.resolveSibling("settings.broken-" + stamp + ".json");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            notice = "The settings file was broken: it is kept as " + aside.getFileName() + ", the defaults are used.";
        } catch (IOException readOnly) {
            notice = "The settings file " + file + " is broken and cannot be set aside; the defaults are used.";
        }
    }

    Values values() {
        return values;
    }

    @Nullable String notice() {
        return notice;
    }

    /**
     * Replaces the file as a whole, so that a crash leaves the old or the new one.
     *
     * @return null, or why nothing was saved
     */
    @Nullable String save(Values next) {
        values = next.sane();
        if (!Folders.writable(folder)) {
            return "Settings are not kept: " + folder + " cannot be written.";
        }
        try {
            var fresh = Files.createTempFile(folder, "settings", ".tmp");
            Files.write(fresh, JSON.writeValueAsBytes(values));
            try {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException plain) {
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return null;
        } catch (IOException | JacksonException full) {
            return "Settings are not kept: " + full.getMessage();
        }
    }
}
