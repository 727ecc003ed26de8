package claudoom.monitor.feature.lag.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a stream holds.
 *
 * @param at when this was said; null when nobody could say it yet, then the numbers are null as well
 * @param limitUsedPercent the fullest of its limits on messages and bytes; null without such a limit
 * @param deleted messages missing between the first and the last
 * @param limits what it may hold; null if the server did not say
 */
public record StreamFigures(String name, @Nullable Instant at, @Nullable Long messages, @Nullable Long bytes,
        @Nullable Long firstSeq, @Nullable Long lastSeq, @Nullable Long consumers, @Nullable Double limitUsedPercent,
        @Nullable Long deleted, @Nullable StreamLimits limits) {

    /** Of a stream whose limits do not matter. */
    public StreamFigures(String name, @Nullable Instant at, @Nullable Long messages, @Nullable Long bytes,
            @Nullable Long firstSeq, @Nullable Long lastSeq, @Nullable Long consumers,
            @Nullable Double limitUsedPercent) {
        this(name, at, messages, bytes, firstSeq, lastSeq, consumers, limitUsedPercent, null, null);
    }

    public static StreamFigures unknown(String name) {
        return new StreamFigures(name, null, null, null, null, null, null, null);
    }

    /** The same stream with every number unknown, for when these are too old to be told as true. */
    public StreamFigures forgotten() {
        return unknown(name);
    }
}
