package claudoom.monitor.feature.events.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The clock by which stored messages appear again: at full speed, or at so many times their own pace; it can be held. */
final class Replay {

    static final double FULL = Double.POSITIVE_INFINITY;
    static final double SLOWEST = 0.1;
    static final double FASTEST = 100;

    private double speed = FULL;
    private boolean paused;
    /** This stream time was at that moment of ours; null until the first message is known. */
    private @Nullable Instant streamAt;
    private Instant ourAt = Instant.EPOCH;

    /** From now on it runs from here; the first message that is asked for appears at once. */
    void restart() {
        streamAt = null;
    }

    /** @param next the time of the next message, null while unknown */
    boolean due(Instant next, Instant now) {
        if (paused) {
            return false;
        }
        if (speed == FULL) {
            return true;
        }
        if (streamAt == null) {
            streamAt = next;
            ourAt = now;
        }
        return !next.isAfter(time(now));
    }

    private Instant time(Instant now) {
        var from = streamAt;
        if (from == null) {
            return now;
        }
        double nanos = Duration.between(ourAt, now).toNanos() * speed;
        return from.plusNanos((long) Math.clamp(nanos, 0, 9e18));
    }

    /** How long it takes, in our time, until a message of that time appears; null if that cannot be told. */
    @Nullable Duration until(Instant next, Instant now) {
        if (paused || speed == FULL || streamAt == null) {
            return null;
        }
        double nanos = Math.max(0, Duration.between(time(now), next).toNanos() / speed);
        return Duration.ofNanos((long) Math.min(nanos, 9e18));
    }

    void speed(double next, Instant now) {
        anchor(now);
        speed = next;
    }

    void pause(boolean hold, Instant now) {
        if (hold != paused) {
            anchor(now);
            paused = hold;
        }
    }

    /** Jumps over a silence: that moment is now. */
    void skipTo(Instant next, Instant now) {
        streamAt = next;
        ourAt = now;
    }

    private void anchor(Instant now) {
        if (speed == FULL) {
            streamAt = null;
        } else if (streamAt != null) {
            streamAt = paused ? streamAt : time(now);
            ourAt = now;
        }
    }

    boolean paused() {
        return paused;
    }

    double speed() {
        return speed;
    }
}
