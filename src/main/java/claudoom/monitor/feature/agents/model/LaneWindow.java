package claudoom.monitor.feature.agents.model;

import org.jspecify.annotations.Nullable;

/** The stretch of time that the lanes show: the newest part of what is kept, or one that stands still. One thread. */
public final class LaneWindow {

    /** The shortest and the longest stretch, milliseconds. */
    public static final long SHORTEST = 5_000;
    public static final long LONGEST = Lane.SPAN - 10_000;

    private long span = 60_000;
    private @Nullable Long end;

    public long span() {
        return span;
    }

    /** Shows so many milliseconds, ending where it ended. */
    public void span(long millis) {
        span = Math.clamp(millis, SHORTEST, LONGEST);
    }

    public boolean live() {
        return end == null;
    }

    public long to(long now) {
        return end == null ? now : Math.clamp(end, Math.min(now, now - LONGEST + span), now);
    }

    public long from(long now) {
        return to(now) - span;
    }

    /** Stands still from now on. */
    public void freeze(long now) {
        end = to(now);
    }

    /** Follows what comes again. */
    public void follow() {
        end = null;
    }

    /**
     * Shows more or less; while it stands still the moment under the pointer stays where it is.
     *
     * @param factor below one to see more closely
     */
    public void zoom(double factor, long anchor, long now) {
        long before = span;
        long to = to(now);
        span(Math.round(span * factor));
        if (end != null) {
            double share = before == 0 ? 1 : (to - anchor) / (double) before;
            end = Math.min(now, anchor + Math.round(share * span));
        }
    }

    /** Moves by so many milliseconds, to the past if negative; at the present it follows again. */
    public void move(long millis, long now) {
        long to = to(now) + millis;
        if (to >= now) {
            follow();
        } else {
            end = to;
        }
    }
}
