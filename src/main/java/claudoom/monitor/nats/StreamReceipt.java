package claudoom.monitor.nats;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells a stream's receipt from an answer: a stream that captures the subject of a question is always the first to reply,
 * with {@code {"stream":"NAME","seq":1}}, spaced differently by version, or with the error that kept it from storing.
 */
final class StreamReceipt {

    private static final String STREAM =
            "\"stream\"\\s*:\\s*\"([^\"]+)\"\\s*,(?:\\s*\"domain\"\\s*:\\s*\"[^\"]*\"\\s*,)?";
    private static final Pattern STORED =
            Pattern.compile("\\s*\\{\\s*" + STREAM + "\\s*\"seq\"\\s*:\\s*\\d+.*", Pattern.DOTALL);
    private static final Pattern FAILED =
            Pattern.compile("\\s*\\{\\s*\"error\"\\s*:\\s*\\{[^{}]*\"description\"\\s*:\\s*"
                    + "\"([^\"]*)\"[^{}]*}\\s*,\\s*" + STREAM + "\\s*\"seq\"\\s*:\\s*\\d+.*", Pattern.DOTALL);

    private StreamReceipt() {}

    /** What it says, in words, or null if the reply is something else. */
    static @Nullable String in(String reply) {
        var stored = STORED.matcher(reply);
        if (stored.matches()) {
            return "stream " + stored.group(1) + " has stored it";
        }
        var failed = FAILED.matcher(reply);
        return failed.matches() ? "stream " + failed.group(2) + " refused it: " + failed.group(1) : null;
    }
}
