package claudoom.monitor.feature.events.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a message comes from that is not in the live tail.
 *
 * @param stream empty if it is of no stream
 * @param sequence in that stream
 */
public record Origin(Kind kind, String stream, long sequence) {

    /** Whether its number is its sequence, and its time the server's. */
    public boolean ofStream() {
        return kind != Kind.KEPT;
    }

    /** In one word, for a file; null stands for what came live. */
    public static String word(@Nullable Origin origin) {
        return origin == null ? "live" : origin.kind.name().toLowerCase(Locale.ROOT);
    }

    /** Why it is listed. */
    public enum Kind {
        /** It was missed live and read from a stream afterwards. */
        FILLED,
        /** Somebody looks at a stream. */
        STORED,
        /** One of the last of its agent, older than the tail. */
        KEPT
    }
}
