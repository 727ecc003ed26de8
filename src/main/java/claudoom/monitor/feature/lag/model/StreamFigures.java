package claudoom.monitor.feature.lag.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a stream holds.
 *
 * @param at when this was said; null when nobody could say it yet, then the numbers are null as well
 * @param limitUsedPercent the fullest of its limits on messages and bytes; null without such a limit
 */
public record StreamFigures(String name, @Nullable Instant at, @Nullable Long messages, @Nullable Long bytes,
        @Nullable Long firstSeq, @Nullable Long lastSeq, @Nullable Long consumers, @Nullable Double limitUsedPercent) {

    public static StreamFigures unknown(String name) {
        return new StreamFigures(name, null, null, null, null, null, null, null);
    }

    /** The same stream with every number unknown, for when these are too old to be told as true. */
    public StreamFigures forgotten() {
        return unknown(name);
    }
}
