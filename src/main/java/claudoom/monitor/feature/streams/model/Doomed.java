package claudoom.monitor.feature.streams.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a deed would take away, counted.
 *
 * @param messages exactly so many
 * @param upTo for a purge: only messages below this sequence, so that what comes meanwhile stays
 * @param consumers that go as well
 * @param created of the stream that was looked at
 * @param message for one message: its subject and time, to know it again; else empty
 */
public record Doomed(long messages, long upTo, long consumers, @Nullable Instant created, String message) {

    /** Nothing goes. */
    public static final Doomed NOTHING = new Doomed(0, 0, 0, null, "");
}
