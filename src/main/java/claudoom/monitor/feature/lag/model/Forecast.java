package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a stream will begin to remove messages that a consumer has not had, if everything goes on as now.
 *
 * @param limit which limit of the stream it is, as in "age limit of 1 h"
 */
public record Forecast(double seconds, String limit) {

    /** What is further away is not said: rates do not stay for so long. */
    private static final double FARTHEST = Duration.ofDays(1).toSeconds();

    /**
     * Null if that will not happen, is far away or cannot be known.
     *
     * @param oldest seconds that the oldest undelivered message waits; null if unknown
     * @param worked sequences a second that the consumer advances
     */
    static @Nullable Forecast of(ConsumerSample sample, @Nullable Double oldest, double worked, StreamFill fill) {
        var limits = fill.newest().limits();
        var coming = fill.perSecond();
        if (limits == null || coming == null || sample.pending() == 0) {
            return null;
        }
        var first = byAge(limits, oldest, worked, coming);
        for (var full : new Forecast[] {byMessages(sample, worked, coming, fill.newest(), limits),
            byBytes(sample, worked, coming, fill.newest(), limits)}) {
            first = first == null || (full != null && full.seconds() < first.seconds()) ? full : first;
        }
        return first == null || first.seconds() > FARTHEST ? null : first;
    }

    /** The oldest message gets older by a second a second, less what the consumer advances in the time of publishing. */
    private static @Nullable Forecast byAge(StreamLimits limits, @Nullable Double oldest, double worked,
            double coming) {
        double most = limits.maxAge().toNanos() / 1e9;
        if (most <= 0 || oldest == null || (worked > 0 && worked >= coming)) {
            return null;
        }
        double aging = worked > 0 ? 1 - worked / coming : 1;
        return new Forecast(Math.max(0, most - oldest) / aging, "age limit of " + Words.span(most));
    }

    private static @Nullable Forecast byMessages(ConsumerSample sample, double worked, double coming,
            StreamFigures stream, StreamLimits limits) {
        return limits.messages() <= 0 || !limits.dropsOldest() || stream.messages() == null
                ? null
                : full(sample, worked, coming, stream, limits.messages() - (double) stream.messages(),
                        "limit of " + Words.count(limits.messages()) + " messages");
    }

    private static @Nullable Forecast byBytes(ConsumerSample sample, double worked, double coming, StreamFigures stream,
            StreamLimits limits) {
        var bytes = stream.bytes();
        var messages = stream.messages();
        if (limits.bytes() <= 0 || !limits.dropsOldest() || bytes == null || messages == null || messages == 0) {
            return null;
        }
        double each = Math.max(1, (double) bytes / messages);
        return full(sample, worked, coming, stream, (limits.bytes() - bytes) / each,
                "limit of " + Words.count(limits.bytes()) + " bytes");
    }

    /** First the room is filled, then the oldest messages go as fast as new ones come, until they meet the consumer. */
    private static @Nullable Forecast full(ConsumerSample sample, double worked, double coming, StreamFigures stream,
            double room, String limit) {
        var first = stream.firstSeq();
        if (first == null || coming <= 0 || worked >= coming) {
            return null;
        }
        double filled = Math.max(0, room) / coming;
        double ahead = Math.max(0, sample.delivered().stream() + 1 - first) + worked * filled;
        return new Forecast(filled + ahead / (coming - worked), limit);
    }

    String sentence() {
        return seconds < 1
                ? "The stream's " + limit + " removes messages now that it has not had."
                : "If it goes on like this, the stream's " + limit + " removes messages that it has not had, in "
                        + Words.span(seconds) + ".";
    }
}
