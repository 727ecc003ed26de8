package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How fast a consumer comes forward in its stream. What its window shows counts, unless it works in bursts: it rested for at
 * least a quarter of the last ten minutes, worked again after that, and does not rest much longer now than it did before. Then
 * their average counts, because neither a rest nor a burst goes on.
 */
final class Advance {

    private static final int PARTS = 40;
    private static final long PART_MILLIS = 15_000;
    private static final int FEWEST_PARTS = 8;
    /** A hole longer than this many parts ends what is known. */
    private static final int LONGEST_HOLE = 4;

    /** Where it stood in the stream at the end of each part, the newest part at {@code newest % PARTS}. */
    private final long[] reached = new long[PARTS];
    private long newest;
    private int known;

    void take(ConsumerSample sample) {
        long part = sample.time().toEpochMilli() / PART_MILLIS;
        long stands = sample.delivered().stream();
        if (known == 0 || stands < at(0) || part < newest || part - newest > LONGEST_HOLE) {
            known = 0;
            newest = part - 1;
        }
        long from = known == 0 ? stands : at(0);
        long steps = part - newest;
        for (long step = 1; step <= steps; step++) {
            newest++;
            known = Math.min(PARTS, known + 1);
            reached[place(0)] = from + (stands - from) * step / steps;
        }
        reached[place(0)] = stands;
    }

    private int place(int ago) {
        return (int) Math.floorMod(newest - ago, (long) PARTS);
    }

    private long at(int ago) {
        return reached[place(ago)];
    }

    void clear() {
        known = 0;
    }

    /** Null while it was not watched long enough, and while nothing waits for it. */
    @Nullable Speed speed(LagWindow window) {
        var all = window.all();
        if (!window.complete() || all.newest().pending() == 0) {
            return null;
        }
        var average = bursts() ? Speed.of(Fit.of(times(), places()), true) : null;
        if (average != null) {
            return average;
        }
        return all.newest().delivered().stream() == all.first().delivered().stream() ? Speed.NONE : recent(all);
    }

    private static @Nullable Speed recent(Stretch all) {
        int n = all.samples().size();
        var x = new double[n];
        var y = new double[n];
        for (int i = 0; i < n; i++) {
            var sample = all.samples().get(i);
            x[i] = Duration.between(all.first().time(), sample.time()).toNanos() / 1e9;
            y[i] = sample.delivered().stream() - (double) all.first().delivered().stream();
        }
        return Speed.of(Fit.of(x, y), false);
    }

    private double[] times() {
        var x = new double[known];
        for (int i = 0; i < known; i++) {
            x[i] = i * (PART_MILLIS / 1e3);
        }
        return x;
    }

    private double[] places() {
        var y = new double[known];
        for (int i = 0; i < known; i++) {
            y[i] = at(known - 1 - i) - (double) at(known - 1);
        }
        return y;
    }

    private boolean bursts() {
        int now = rest(0);
        int longest = 0;
        int all = 0;
        boolean worked = false;
        for (int ago = now; ago < known - 1;) {
            int rest = rest(ago);
            boolean between = rest > 0 && ago + rest < known - 1 && worked;
            longest = between ? Math.max(longest, rest) : longest;
            all += between ? rest : 0;
            worked |= rest == 0;
            ago += Math.max(1, rest);
        }
        return known >= FEWEST_PARTS && all * 4 >= known && now <= longest + Math.max(1, longest / 2);
    }

    /** For how many parts in a row it stood still before that. */
    private int rest(int ago) {
        int parts = 0;
        while (ago + parts < known - 1 && at(ago + parts) == at(ago + parts + 1)) {
            parts++;
        }
        return parts;
    }
}
