package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.nats.QuestionFailed;
import claudoom.monitor.nats.QuestionFailed.Reason;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What made a reading fail, out of whatever it was wrapped in. */
final class Failures {

    private Failures() {}

    static @Nullable QuestionFailed of(@Nullable Throwable failed) {
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof QuestionFailed known) {
                return known;
            }
        }
        return null;
    }

    /** Whether nothing more can be asked now. */
    static boolean unconnected(List<Throwable> failures) {
        return failures.stream().map(Failures::of)
                .anyMatch(known -> known != null && known.reason() == Reason.NOT_CONNECTED);
    }

    static String sentence(@Nullable Throwable failed) {
        var cause = failed;
        while (cause != null && cause.getCause() != null && !(cause instanceof QuestionFailed)) {
            cause = cause.getCause();
        }
        var reason = cause == null || cause.getMessage() == null || cause.getMessage().isEmpty()
                ? "what streams keep cannot be read"
                : cause.getMessage();
        return reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1) + ".";
    }
}
