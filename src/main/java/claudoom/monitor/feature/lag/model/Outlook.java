package claudoom.monitor.feature.lag.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the numbers of a consumer.
 *
 * @param drain when nothing will be left, and how sure that is; null when unknown or not shrinking
 * @param forecast when the stream will remove what it has not had; null if that is not foreseen
 * @param unackedAtMost the oldest unacknowledged message is not older than so many seconds; for when it is not known exactly
 * @param limits what its numbers should not pass
 * @param passed those that are passed now
 * @param unknownSince when its numbers were last true; null while they are, and if they never were
 */
public record Outlook(@Nullable Drain drain, @Nullable Forecast forecast, @Nullable Double unackedAtMost,
        List<Limit> limits, List<Crossing> passed, @Nullable Instant unknownSince) {

    static final Outlook NONE = new Outlook(null, null, null, List.of(), List.of(), null);
}
