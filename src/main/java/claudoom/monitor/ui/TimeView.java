package claudoom.monitor.ui;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which stretch of time a chart shows: a span that ends now and moves on with it, or one in the past that stays. Moments and spans
 * are in milliseconds.
 *
 * @param end null while it follows the present
 */
public record TimeView(long span, @Nullable Long end) {

    public static final long SHORTEST = 10_000;
    public static final long LONGEST = Duration.ofDays(7).toMillis();
    /** Nobody keeps more than this. */
    public static final long OLDEST = Duration.ofDays(30).toMillis();

    public TimeView {
        span = Math.clamp(span, SHORTEST, LONGEST);
    }

    /** The newest part of this length. */
    public static TimeView newest(Duration span) {
        return new TimeView(span.toMillis(), null);
    }

    public boolean follows() {
        return end == null;
    }

    public long to(long now) {
        return end == null ? now : Math.min(end, now);
    }

    public long from(long now) {
        return to(now) - span;
    }

    /** Another length; what is followed stays followed, else the middle stays where it is. */
    public TimeView of(Duration length, long now) {
        long wanted = Math.clamp(length.toMillis(), SHORTEST, LONGEST);
        return end == null ? new TimeView(wanted, null) : ending(to(now) + (wanted - span) / 2, wanted, now);
    }

    /** @param by later is positive; whatever would lie in the future is the present, which is followed from then on */
    public TimeView moved(long by, long now) {
        return ending(to(now) + by, span, now);
    }

    /**
     * @param factor of the span: below 1 to see less of it, greater
     * @param around stays where it is on the screen, as far as there is something to see
     */
    public TimeView zoomed(double factor, long around, long now) {
        long wanted = Math.clamp(Math.round(span * factor), SHORTEST, LONGEST);
        double share = (double) (to(now) - around) / span;
        return ending(around + Math.round(share * wanted), wanted, now);
    }

    public TimeView backToNow() {
        return new TimeView(span, null);
    }

    private static TimeView ending(long end, long span, long now) {
        return end >= now ? new TimeView(span, null) : new TimeView(span, Math.max(end, now - OLDEST + span));
    }
}
