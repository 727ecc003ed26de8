package claudoom.monitor.nats;

import io.nats.client.AuthHandler;
import io.nats.client.NKey;
import io.nats.client.Nats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Login files, looked at before jnats reads them: it would only say that it was unable to connect. */
final class Credentials {

    private static final Pattern JWT = Pattern.compile("[\\w-]{10,}\\.[\\w-]{10,}\\.[\\w-]{10,}");
    private static final Pattern SEED = Pattern.compile("(?m)^\\s*(SU[A-Z2-7]{20,})\\s*$");

    private Credentials() {}

    static AuthHandler creds(Path file) throws BadConnectOptions {
        var text = text(file, "--creds");
        if (!JWT.matcher(text).find()) {
            throw new BadConnectOptions("--creds " + file + " holds no user JWT; give a file as nsc writes it");
        }
        seed(text, file, "--creds");
        return Nats.credentials(file.toString());
    }

    /** When the login in that file ends; null if it does not, or if nothing of the kind can be read there. */
    static @Nullable Instant until(Path file) {
        try {
            var found = JWT.matcher(text(file, "--creds"));
            if (found.find()) {
                var claims = Base64.getUrlDecoder().decode(found.group().split("\\.", 3)[1]);
                long end = ServerAnswer.JSON.readTree(claims).path("exp").asLong(0);
                return end > 0 ? Instant.ofEpochSecond(end) : null;
            }
        } catch (BadConnectOptions | JacksonException | IllegalArgumentException unreadable) {
            System.getLogger(Credentials.class.getName()).log(System.Logger.Level.DEBUG,
                    "end of the login: " + unreadable.getClass());
        }
        return null;
    }

    static AuthHandler nkey(Path file) throws BadConnectOptions {
        seed(text(file, "--nkey"), file, "--nkey");
        return Nats.credentials(null, file.toString());
    }

    private static void seed(String text, Path file, String option) throws BadConnectOptions {
        var found = SEED.matcher(text);
        try {
            if (found.find()) {
                NKey.fromSeed(found.group(1).toCharArray()).clear();
                return;
            }
        } catch (RuntimeException notOne) {
            System.getLogger(Credentials.class.getName()).log(System.Logger.Level.DEBUG,
                    "seed of " + notOne.getClass());
        }
        throw new BadConnectOptions(option + " " + file + " holds no user seed; it begins with SU");
    }

    private static String text(Path file, String option) throws BadConnectOptions {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException | SecurityException closed) {
            throw new BadConnectOptions(option + " " + file + " cannot be read; check the path and its permissions");
        }
    }
}
