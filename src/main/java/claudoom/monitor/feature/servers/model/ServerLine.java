package claudoom.monitor.feature.servers.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one server.
 *
 * @param name as it calls itself; its address where servers may not be asked for their names
 * @param heard when it answered last; null if it never did and is only known from streams that keep a copy on it
 * @param lostSince since when it does not answer any more; null while it does, or while one silence may be chance
 */
public record ServerLine(String name, @Nullable Instant heard, @Nullable Instant lostSince) {

    public boolean lost() {
        return lostSince != null;
    }
}
