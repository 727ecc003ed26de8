package claudoom.monitor.app;

import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.ServerUrls;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The file of what the user chose. It is never a reason not to start: a broken one is set aside and said so. */
final class Settings {

    private static final List<String> THEMES = List.of("light", "dark", "system");
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

    /**
     * What is remembered.
     *
     * @param theme light, dark or system
     * @param server URLs connected to last, without login
     * @param context name of the nats CLI context that they came from, or null
     */
    record Values(@Nullable String theme, @Nullable String server, double width, double height,
            @Nullable String context) {

        static final Values DEFAULT = new Values("system", null, 1280, 800, null);

        Values sane() {
            boolean size = width >= 640 && width <= 10_000 && height >= 480 && height <= 10_000;
            return new Values(theme != null && THEMES.contains(theme) ? theme : DEFAULT.theme, address(server),
                    size ? width : DEFAULT.width, size ? height : DEFAULT.height, context);
        }

        /** Null if it is none: what was remembered must not keep the program from starting. */
        private static @Nullable String address(@Nullable String server) {
            try {
                return server == null ? null : ServerUrls.parse(server).toString();
            } catch (BadConnectOptions none) {
                return null;
            }
        }

        Values withTheme(String next) {
            return new Values(next, server, width, height, context);
        }

        Values withSize(double nextWidth, double nextHeight) {
            return new Values(theme, server, nextWidth, nextHeight, context);
        }

        Values connectedTo(ConnectOptions where) {
            return new Values(theme, where.servers().toString(), width, height, where.context());
        }

        /** What was changed since {@code base}; the rest as another window has written it. */
        private Values changed(Values base, Values written) {
            boolean place = !Objects.equals(server, base.server) || !Objects.equals(context, base.context);
            var where = place ? this : written;
            var size = width != base.width || height != base.height ? this : written;
            return new Values(Objects.equals(theme, base.theme) ? written.theme : theme, where.server, size.width,
                    size.height, where.context);
        }
    }

    private final ConfigFile file;
    private Values values = Values.DEFAULT;
    private @Nullable String notice;

    private Settings(Path folder) {
        file = new ConfigFile(folder, "settings");
    }

    /** Never fails; {@link #notice} tells what went wrong. */
    static Settings load(Path folder, Instant now) {
        var settings = new Settings(folder);
        settings.read(now);
        return settings;
    }

    private void read(Instant now) {
        try {
            var bytes = file.read();
            var found = bytes == null ? Values.DEFAULT : JSON.readValue(bytes, Values.class);
            if (found == null) {
                notice = file.setAside(now) + "; the defaults are used.";
            } else {
                values = found.sane();
                if (found.server() != null && values.server() == null) {
                    notice = "The last server in " + file.path() + " is no address; it is left out.";
                }
            }
        } catch (JacksonException broken) {
            notice = file.setAside(now) + "; the defaults are used.";
        } catch (IOException unreadable) {
            notice = "The settings in " + file.path() + " cannot be read; the defaults are used.";
        }
    }

    synchronized Values values() {
        return values;
    }

    @Nullable String notice() {
        return notice;
    }

    /**
     * Only what changed here is changed in the file, so that two windows do not undo each other's choices.
     *
     * @return null, or why nothing was saved
     */
    synchronized @Nullable String save(Values next) {
        var wanted = next.sane();
        var written = wanted.changed(values, written());
        values = wanted;
        var problem = file.write(JSON.writeValueAsBytes(written));
        return problem == null ? null : "Settings are not kept: " + problem + ".";
    }

    /** What the file has now; what is known here if it cannot be read. */
    private Values written() {
        try {
            var bytes = file.read();
            var found = bytes == null ? null : JSON.readValue(bytes, Values.class);
            return found == null ? values : found.sane();
        } catch (JacksonException | IOException unreadable) {
            System.getLogger(Settings.class.getName()).log(System.Logger.Level.DEBUG, "settings", unreadable);
            return values;
        }
    }
}
