package claudoom.monitor.feature.subjects.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The last five minutes of one node that somebody looks at, in steps of five seconds. What was before it was first looked at is
 * filled from the windows: the means of the last ten seconds, of the minute before, and of the rest. Not thread-safe.
 */
final class Spark {

    static final int POINTS = 60;
    private static final long STEP = 5_000;
    private static final long GAP = 15_000;

    private final double[] perSecond = new double[POINTS];
    private long step;
    private long sampledAt;
    private long sampled;
    private boolean broken;

    Spark(long at, long messages, Rates rates) {
        Arrays.fill(perSecond, Double.NaN);
        step = at / STEP;
        sampledAt = at;
        sampled = messages;
        double ten = mean(rates, Window.TEN_SECONDS, null);
        double minute = mean(rates, Window.MINUTE, Window.TEN_SECONDS);
        double five = mean(rates, Window.FIVE_MINUTES, Window.MINUTE);
        for (int back = 0; back < POINTS; back++) {
            long seconds = (back + 1) * STEP / 1000;
            perSecond[slot(step - back)] = seconds <= Window.TEN_SECONDS.seconds() ? ten
                    : seconds <= Window.MINUTE.seconds() ? minute : five;
        }
    }

    /** What of a window lies before the shorter one. */
    private static double mean(Rates rates, Window window, @Nullable Window shorter) {
        var whole = rates.over(window);
        if (whole == null) {
            return Double.NaN;
        }
        var part = shorter == null ? null : rates.over(shorter);
        if (shorter == null || part == null) {
            return whole.messages();
        }
        double rest = whole.messages() * window.seconds() - part.messages() * shorter.seconds();
        return Math.max(0, rest / (window.seconds() - shorter.seconds()));
    }

    /** About once a second. */
    void sample(long at, long messages) {
        long now = at / STEP;
        if (now <= step) {
            return;
        }
        boolean unknown = broken || at - sampledAt > GAP || messages < sampled;
        double rate = unknown ? Double.NaN : (messages - sampled) * 1000.0 / (at - sampledAt);
        for (long each = Math.max(step + 1, now - POINTS + 1); each <= now; each++) {
            perSecond[slot(each)] = rate;
        }
        step = now;
        sampledAt = at;
        sampled = messages;
        broken = false;
    }

    /** Nothing is known of the time until the next sample. */
    void interrupt() {
        broken = true;
    }

    private static int slot(long step) {
        return (int) Math.floorMod(step, (long) POINTS);
    }

    /** Oldest first, NaN where it is not known. */
    double[] points() {
        var points = new double[POINTS];
        for (int back = 0; back < POINTS; back++) {
            points[POINTS - 1 - back] = perSecond[slot(step - back)];
        }
        return points;
    }
}
