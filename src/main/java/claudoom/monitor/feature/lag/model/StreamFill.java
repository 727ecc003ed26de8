package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** How fast messages come into a stream: its last minutes. Guarded by the book. */
final class StreamFill {

    private static final int MOST = 60;
    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final double LONG_ENOUGH = 9.5;

    private final Deque<Point> points = new ArrayDeque<>();
    private StreamFigures newest = StreamFigures.unknown("");
    private @Nullable Double perSecond;

    private record Point(Instant at, long lastSeq) {}

    void take(StreamFigures figures) {
        newest = figures;
        var at = figures.at();
        var last = figures.lastSeq();
        if (at == null || last == null) {
            return;
        }
        boolean anew = !points.isEmpty() && (last < points.getLast().lastSeq() || !at.isAfter(points.getLast().at()));
        if (anew) {
            points.clear();
        }
        points.addLast(new Point(at, last));
        while (points.size() > MOST || points.getFirst().at().plus(KEPT).isBefore(at)) {
            points.removeFirst();
        }
        perSecond = rate();
    }

    private @Nullable Double rate() {
        var all = new ArrayList<>(points);
        var x = new double[all.size()];
        var y = new double[all.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = Duration.between(all.getFirst().at(), all.get(i).at()).toNanos() / 1e9;
            y[i] = all.get(i).lastSeq() - (double) all.getFirst().lastSeq();
        }
        var fit = Fit.of(x, y);
        return fit == null || fit.span() < LONG_ENOUGH ? null : (Double) Math.max(0, fit.slope());
    }

    /** Messages a second; null while not watched long enough. */
    @Nullable Double perSecond() {
        return perSecond;
    }

    StreamFigures newest() {
        return newest;
    }
}
