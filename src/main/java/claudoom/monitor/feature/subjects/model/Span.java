package claudoom.monitor.feature.subjects.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The changes within one window, in pieces of some seconds; what is not old enough to be a piece waits. Not thread-safe. */
final class Span {

    private final Window window;
    private final long piece;
    private final ArrayDeque<Changes> pieces = new ArrayDeque<>();
    private final List<Changes> waiting = new ArrayList<>();
    private static final long NOTHING = Long.MIN_VALUE;

    private long coming = NOTHING;
    private long length;
    private int size;

    /** @param piece about how long one piece is, in milliseconds; the window is by up to so much longer than its name says */
    Span(Window window, long piece) {
        this.window = window;
        this.piece = piece;
    }

    Window window() {
        return window;
    }

    /** Takes what came next; gives a whole piece when one is done. */
    @Nullable Changes add(Changes more, long at, Changes.Valid valid) {
        waiting.add(more);
        coming = NOTHING;
        Changes done = null;
        if (at - waiting.getFirst().from() >= piece) {
            done = waiting.size() == 1 ? more : Changes.merged(waiting, valid);
            waiting.clear();
            pieces.addLast(done);
            size += done.size();
        }
        return done;
    }

    /** Lets go of what is older than the window, and hands it over. */
    void expire(long at, Consumer<Changes> gone) {
        while (!pieces.isEmpty() && at - pieces.getFirst().from() > window.seconds() * 1_000L + piece / 2) {
            var old = pieces.removeFirst();
            size -= old.size();
            gone.accept(old);
        }
        measure(at);
    }

    private void measure(long at) {
        long from =
                !pieces.isEmpty() ? pieces.getFirst().from() : !waiting.isEmpty() ? waiting.getFirst().from() : coming;
        length = from == NOTHING ? 0 : at - from;
    }

    /** Something came in that will be handed over later, as a part of something longer. */
    void comes(Changes later) {
        if (coming == NOTHING) {
            coming = later.from();
        }
    }

    void clear() {
        pieces.clear();
        waiting.clear();
        coming = NOTHING;
        size = 0;
        length = 0;
    }

    /** Hands over its pieces, oldest first. */
    void each(long until, Pace.Piece taker) {
        var all = new ArrayList<>(pieces);
        all.addAll(waiting);
        long end = coming == NOTHING ? until : coming;
        for (int i = 0; i < all.size(); i++) {
            taker.of(all.get(i), all.get(i).from(), i + 1 < all.size() ? all.get(i + 1).from() : end);
        }
    }

    /** What it takes in bytes. */
    int size() {
        return size;
    }

    /** How long the time is that it covers, in milliseconds. */
    long length() {
        return length;
    }
}
