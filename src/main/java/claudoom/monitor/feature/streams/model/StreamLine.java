package claudoom.monitor.feature.streams.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one stream at one moment.
 *
 * @param setup null if it was never told
 * @param state the last one that a leader told; null if there never was one
 * @param perSecond messages stored; null while two samples are lacking
 * @param unknownSince since when nobody tells its state; null while somebody does
 * @param why nobody tells it, in words
 */
public record StreamLine(String name, @Nullable StreamSetup setup, @Nullable StreamState state,
        @Nullable Double perSecond, @Nullable Instant unknownSince, String why) {

    /** From this share of a limit on somebody should act: the documents' rule. */
    public static final double FULL = 0.8;

    public boolean known() {
        return state != null && unknownSince == null;
    }

    /** Share of the limit of messages, 0 to 1 and beyond; null without such a limit. */
    public @Nullable Double messagesUsed() {
        return state == null || setup == null ? null : share(state.messages(), setup.limits().messages());
    }

    public @Nullable Double bytesUsed() {
        return state == null || setup == null ? null : share(state.bytes(), setup.limits().bytes());
    }

    public @Nullable Double consumersUsed() {
        return state == null || setup == null ? null : share(state.consumers(), setup.limits().consumers());
    }

    private static @Nullable Double share(long held, @Nullable Long most) {
        return most == null || most <= 0 ? null : (Double) ((double) held / most);
    }

    /** The limit that is nearest; null if there is none. */
    public @Nullable Double used() {
        Double most = null;
        for (Double one : new @Nullable Double[] {messagesUsed(), bytesUsed(), consumersUsed()}) {
            most = one == null || (most != null && most >= one) ? most : one;
        }
        return most;
    }

    /** From its oldest message to its newest; null for an empty stream. */
    public @Nullable Duration span() {
        return state == null || state.first() == null || state.last() == null
                ? null
                : Duration.between(state.first(), state.last());
    }

    /** What somebody should do something about; {@code OK} if nothing is known to be wrong. */
    public Condition condition() {
        if (!known() || state == null) {
            return Condition.UNKNOWN;
        }
        var used = used();
        if (state.lost() > 0) {
            return Condition.DAMAGED;
        }
        if (state.behind() > 0) {
            return Condition.REPLICA_BEHIND;
        }
        return used != null && used >= FULL ? Condition.NEARLY_FULL : Condition.OK;
    }

    /** From best to worst. */
    public enum Condition {
        OK, UNKNOWN, NEARLY_FULL, REPLICA_BEHIND, DAMAGED
    }
}
