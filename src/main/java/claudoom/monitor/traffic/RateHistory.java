package claudoom.monitor.traffic;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The pace of one growing total, from samples taken about once a second. A second without a sample is a gap (NaN), never
 * a zero. One thread.
 */
public final class RateHistory {

    private final double[] perSecond;
    private long second = Long.MIN_VALUE;
    private long lastAt;
    private long lastTotal;

    /** @param seconds how far back it remembers */
    public RateHistory(int seconds) {
        perSecond = new double[seconds];
        Arrays.fill(perSecond, Double.NaN);
    }

    /** @param at epoch milliseconds; a sample less than half a second after the last one is left out */
    public void sample(long at, long total) {
        if (second == Long.MIN_VALUE) {
            begin(at, total);
            return;
        }
        long passed = at - lastAt;
        if (passed < 0) { // the clock was set back: what stands at times to come would be shown as those times' own
            unknownAfter((at / 1000 - 1) * 1000);
            begin(at, total);
            return;
        }
        if (passed < 500) {
            return;
        }
        long now = at / 1000;
        boolean unbroken = passed < 3_000 && total >= lastTotal;
        double rate = unbroken ? (total - lastTotal) * 1000.0 / passed : Double.NaN;
        for (long s = Math.max(second + 1, now - perSecond.length + 1); s <= now; s++) {
            perSecond[slot(s)] = rate;
        }
        begin(at, total);
        perSecond[slot(now)] = rate;
    }

    /** Forgets where it was, so that the time until the next sample is a gap. */
    public void interrupt() {
        lastTotal = Long.MAX_VALUE;
    }

    /** What was sampled after this moment, epoch milliseconds, turns out not to have been observed. */
    public void unknownAfter(long at) {
        if (second == Long.MIN_VALUE) {
            return;
        }
        for (long s = Math.max(at / 1000 + 1, second - perSecond.length + 1); s <= second; s++) {
            perSecond[slot(s)] = Double.NaN;
        }
    }

    private void begin(long at, long total) {
        second = at / 1000;
        lastAt = at;
        lastTotal = total;
    }

    private int slot(long ofSecond) {
        return (int) Math.floorMod(ofSecond, (long) perSecond.length);
    }

    /** Mean over the last {@code seconds} that were sampled, or null if none was. */
    public @Nullable Double perSecond(int seconds) {
        double sum = 0;
        int known = 0;
        for (double rate : last(seconds)) {
            if (!Double.isNaN(rate)) {
                sum += rate;
                known++;
            }
        }
        return known == 0 ? null : sum / known;
    }

    /** The last {@code seconds} rates, oldest first, NaN where nothing was sampled. */
    public double[] last(int seconds) {
        var out = new double[Math.min(seconds, perSecond.length)];
        Arrays.fill(out, Double.NaN);
        if (second != Long.MIN_VALUE) {
            for (int n = 0; n < out.length; n++) {
                out[out.length - 1 - n] = perSecond[slot(second - n)];
            }
        }
        return out;
    }
}
