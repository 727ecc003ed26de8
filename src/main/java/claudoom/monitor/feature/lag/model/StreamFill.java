package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How fast messages come into a stream: its last minutes. Guarded by the book. */
final class StreamFill {

    private static final int MOST = 60;
    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final double LONG_ENOUGH = 9.5;

    private final Deque<Point> points = new ArrayDeque<>();
    private StreamFigures newest = StreamFigures.unknown("");
    private @Nullable Speed coming;
    private @Nullable Speed messages;
    private @Nullable Speed bytes;

    private record Point(Instant at, long lastSeq, long messages, long bytes) {}

    void take(StreamFigures figures) {
        newest = figures;
        var at = figures.at();
        var last = figures.lastSeq();
        var held = figures.messages();
        var size = figures.bytes();
        if (at == null || last == null || held == null || size == null) {
            return;
        }
        boolean anew = !points.isEmpty() && (last < points.getLast().lastSeq() || !at.isAfter(points.getLast().at()));
        if (anew) {
            points.clear();
        }
        points.addLast(new Point(at, last, held, size));
        while (points.size() > MOST || points.getFirst().at().plus(KEPT).isBefore(at)) {
            points.removeFirst();
        }
        coming = rate(Point::lastSeq);
        messages = rate(Point::messages);
        bytes = rate(Point::bytes);
    }

    private @Nullable Speed rate(ToLongFunction<Point> number) {
        var all = new ArrayList<>(points);
        var x = new double[all.size()];
        var y = new double[all.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = Duration.between(all.getFirst().at(), all.get(i).at()).toNanos() / 1e9;
            y[i] = number.applyAsLong(all.get(i)) - (double) number.applyAsLong(all.getFirst());
        }
        var fit = Fit.of(x, y);
        return fit == null || fit.span() < LONG_ENOUGH ? null : Speed.of(fit, false);
    }

    /** Sequences that are added; null while not watched long enough. */
    @Nullable Speed coming() {
        return coming;
    }

    /** What it holds more and more of; less when more leaves than comes. Null likewise. */
    @Nullable Speed messages() {
        return messages;
    }

    @Nullable Speed bytes() {
        return bytes;
    }

    StreamFigures newest() {
        return newest;
    }
}
