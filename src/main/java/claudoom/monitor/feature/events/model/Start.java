package claudoom.monitor.feature.events.model;

import java.time.Instant;

/** Where the reading of a stream begins. */
public sealed interface Start {

    /** At this sequence, or the next that is there. */
    record Sequence(long sequence) implements Start {}

    /** With the first message stored at this time or later. */
    record Time(Instant time) implements Start {}

    /** The last so many messages. */
    record Last(long messages) implements Start {}
}
