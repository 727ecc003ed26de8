package claudoom.monitor.nats;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells a stream's receipt from an answer: a stream that captures the subject of a question is always the first to reply,
 * with {@code {"stream":"NAME","seq":1}}, spaced differently by version.
 */
final class StreamReceipt {

    private static final Pattern RECEIPT =
            Pattern.compile(
                    "\\s*\\{\\s*\"stream\"\\s*:\\s*\"([^\"]+)\"\\s*,(?:\\s*\"domain\"\\s*:\\s*\"[^\"]*\"\\s*,)?\\s*\"seq\"\\s*:\\s*\\d+.*",
                    Pattern.DOTALL);

    private StreamReceipt() {}

    /** The stream's name, or null if the text is something else. */
    static @Nullable String streamOf(String reply) {
        var match = RECEIPT.matcher(reply);
        return match.matches() ? match.group(1) : null;
    }
}
