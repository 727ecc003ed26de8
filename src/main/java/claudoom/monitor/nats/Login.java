package claudoom.monitor.nats;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** As whom to connect, as one place tells it; all null is nobody. */
public record Login(@Nullable String user, @Nullable Secret password, @Nullable Secret token, @Nullable Path creds,
        @Nullable Path nkey) {

    public static final Login NONE = new Login(null, null, null, null, null);

    /** Whether it says anything. */
    public boolean given() {
        return user != null || token != null || creds != null || nkey != null;
    }
}
