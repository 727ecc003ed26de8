package claudoom.monitor.feature.subjects.model;

import java.util.Arrays;

/** The last five minutes of one node that somebody looks at, second by second. Not thread-safe. */
final class Spark {

    private static final int SECONDS = 300;
    private static final long SECOND = 1_000;
    private static final long GAP = 15_000;

    private final float[] perSecond = new float[SECONDS];
    private long second;
    private long sampledAt;
    private long sampled;
    private boolean broken;

    Spark(long at, long messages) {
        Arrays.fill(perSecond, Float.NaN);
        second = at / SECOND;
        sampledAt = at;
        sampled = messages;
    }

    /** What was counted before it was first looked at: so many messages within a time, epoch milliseconds. */
    void before(long from, long to, long messages) {
        double rate = messages * 1000.0 / Math.max(1, to - from);
        long last = Math.min(second, (to - 1) / SECOND);
        for (long each = Math.max(from / SECOND, second - SECONDS + 1); each <= last; each++) {
            perSecond[slot(each)] = (float) rate;
        }
    }

    /** About once a second. */
    void sample(long at, long messages) {
        long now = at / SECOND;
        if (now <= second) {
            return;
        }
        boolean unknown = broken || at - sampledAt > GAP || messages < sampled;
        double rate = unknown ? Double.NaN : (messages - sampled) * 1000.0 / (at - sampledAt);
        for (long each = Math.max(second + 1, now - SECONDS + 1); each <= now; each++) {
            perSecond[slot(each)] = (float) rate;
        }
        second = now;
        sampledAt = at;
        sampled = messages;
        broken = false;
    }

    /** Nothing is known of the time until the next sample. */
    void interrupt() {
        broken = true;
    }

    private static int slot(long second) {
        return (int) Math.floorMod(second, (long) SECONDS);
    }

    /** The last so many seconds as means of so many, oldest first, NaN where nothing is known. */
    double[] points(int seconds, int step) {
        var points = new double[seconds / step];
        long end = second / step * step + step; // means of the same seconds each time, or the line would tremble
        for (int i = 0; i < points.length; i++) {
            points[i] = mean(end - (long) (points.length - i) * step, step);
        }
        return points;
    }

    private double mean(long from, int step) {
        double sum = 0;
        int known = 0;
        for (long each = from; each < from + step; each++) {
            double rate = each > second || each <= second - SECONDS ? Double.NaN : perSecond[slot(each)];
            if (!Double.isNaN(rate)) {
                sum += rate;
                known++;
            }
        }
        return known == 0 ? Double.NaN : sum / known;
    }
}
