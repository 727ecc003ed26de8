package claudoom.monitor.feature.agents.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From where agents are looked at: which silence was observed, and which is explained by a pause. All moments are of a clock
 * that only goes forward.
 *
 * @param watchedSince silence before this moment was not observed
 * @param countsFrom silence before this moment is nobody's fault: it was not observed, or the experiment was paused
 * @param resumedLast whether that moment is the end of a pause, and not the beginning of a connection
 * @param pausedSince since when the experiment is told to pause, null if it is not
 * @param clockSet how far the machine's clock, of which messages have their moments, was set since it was first read
 */
public record View(Instant now, Instant watchedSince, Instant countsFrom, boolean resumedLast,
        @Nullable Instant pausedSince, Duration clockSet) {

    /** When a message came that the machine's clock says came then. */
    long steady(long told) {
        return told - clockSet.toMillis();
    }

    /** Since its newest event as far as anybody listened, milliseconds. */
    long quiet(long last) {
        return Math.max(0, now.toEpochMilli() - Math.max(last, watchedSince.toEpochMilli()));
    }

    /** How much of its silence asks for an explanation, milliseconds: none of what came after the command to pause. */
    long counted(long last) {
        var end = pausedSince == null ? now : pausedSince;
        return Math.max(0, end.toEpochMilli() - Math.max(last, countsFrom.toEpochMilli()));
    }

    /** Whether it was not heard since it could and should be. */
    boolean waking(long last) {
        return last < countsFrom.toEpochMilli();
    }

    /** Whether one that played until then rests because of the pause; one that obeys late does so after its usual silence. */
    boolean rests(long last, Duration patience) {
        return pausedSince != null && (last <= pausedSince.toEpochMilli() + AgentTrack.OBEYS_WITHIN
                || now.toEpochMilli() - last > patience.toMillis());
    }
}
