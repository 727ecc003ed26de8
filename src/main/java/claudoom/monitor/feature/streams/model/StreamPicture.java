package claudoom.monitor.feature.streams.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All streams at one moment.
 *
 * @param askedAt when the last round of questions ended; null before the first
 * @param problem why nothing can be known now, or not all; null when nothing is wrong
 * @param kind what sort of problem it is
 */
public record StreamPicture(List<StreamLine> streams, @Nullable Instant askedAt, Duration period,
        @Nullable String problem, Kind kind) {

    /** What keeps the list from being true. */
    public enum Kind {
        NONE, NOT_CONNECTED, NO_JETSTREAM, NOT_PERMITTED, NO_ANSWER
    }

    public StreamPicture {
        streams = List.copyOf(streams);
    }
}
