package claudoom.monitor.feature.subjects.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much came on each subject within the last ten seconds, minute and five minutes, kept as lists of changes, so that a second
 * costs what changed in it and a silent subject costs nothing. Not thread-safe.
 */
final class Pace {

    private static final long SECOND = 1_000;
    /** After so long without a sample the time between is a gap, not a slow second. */
    private static final long GAP = 3_000;
    private static final long SHORTEST = 900;
    /** The lists take at most about so many bytes; beyond that the longest window is given up and begun anew. */
    private static final int BUDGET = 48 << 20;

    private final Tally tally;
    private final int budget;
    private final Span tenSeconds = new Span(Window.TEN_SECONDS, SECOND);
    private final Span minute = new Span(Window.MINUTE, 5 * SECOND);
    private final Span fiveMinutes = new Span(Window.FIVE_MINUTES, 30 * SECOND);
    private final List<Span> spans = List.of(tenSeconds, minute, fiveMinutes);
    private final OpenSecond open = new OpenSecond();
    private boolean watching;

    /** Is told what enters all windows, what leaves one, and when one begins anew. */
    interface Tally extends Changes.Valid {
        void enter(int subject, long messages, long bytes);

        void leave(Window window, int subject, long messages, long bytes);

        void clear(Window window);
    }

    Pace(Tally tally) {
        this(tally, BUDGET);
    }

    Pace(Tally tally, int budget) {
        this.tally = tally;
        this.budget = budget;
    }

    void add(int subject, long messages, long bytes) {
        if (watching) {
            open.add(subject, messages, bytes);
        }
    }

    /** The place of this subject goes to another one; returns the first second that is the other one's. */
    int replaced(int subject) {
        if (watching) {
            open.replaced(subject);
        }
        return open.number();
    }

    /** Ends the open second if it is one; to be called after the changes of a sample were added. True if it ended. */
    boolean passed(long at) {
        if (!watching) {
            begin(at);
            return false;
        }
        if (at - open.from() > GAP || at < open.from()) {
            interrupt();
            begin(at);
            return true;
        }
        if (at - open.from() < SECOND) {
            return false;
        }
        var second = open.close();
        second.each(tally::enter);
        enter(second, at);
        begin(at);
        return true;
    }

    private void begin(long at) {
        watching = true;
        open.begin(at);
    }

    private void enter(Changes second, long at) {
        tenSeconds.add(second, at, tally);
        var five = minute.add(second, at, tally);
        if (five != null) {
            fiveMinutes.add(five, at, tally);
            stayWithin();
        } else {
            fiveMinutes.comes(second);
        }
        for (var span : spans) {
            span.expire(at, old -> old.each((subject, messages, bytes) -> {
                if (tally.still(subject, old.last())) {
                    tally.leave(span.window(), subject, messages, bytes);
                }
            }));
        }
    }

    /** Only when no second waits to become part of a longer piece: then nothing is in a window that is not in its list. */
    private void stayWithin() {
        for (var span : List.of(fiveMinutes, minute)) {
            if (fiveMinutes.size() + minute.size() + tenSeconds.size() > budget) {
                span.clear();
                tally.clear(span.window());
            }
        }
    }

    /** Forgets the windows: what comes until the next sample came at unknown times. */
    void interrupt() {
        for (var span : spans) {
            span.clear();
            tally.clear(span.window());
        }
        watching = false;
    }

    /** Is handed one piece of what was watched. */
    @FunctionalInterface
    interface Piece {
        void of(Changes changes, long from, long to);
    }

    /** Hands over what was watched, in pieces of 30 s, then those of 5 s, then the seconds; they overlap, the last are the finest. */
    void each(Piece taker) {
        if (watching) {
            List.of(fiveMinutes, minute, tenSeconds).forEach(span -> span.each(open.from(), taker));
        }
    }

    /** What came in a window as a rate; null until the window was watched. */
    @Nullable Rate rate(Window window, long messages, long bytes) {
        var span = span(window);
        long enough = window == Window.TEN_SECONDS ? SHORTEST : window.seconds() * 900L;
        return span.length() < enough
                ? null
                : new Rate(messages * 1000.0 / span.length(), bytes * 1000.0 / span.length());
    }

    /** How long the time is that is counted for a window, in milliseconds; it may be a little longer than the window. */
    long length(Window window) {
        return span(window).length();
    }

    private Span span(Window window) {
        return switch (window) {
            case TEN_SECONDS -> tenSeconds;
            case MINUTE -> minute;
            case FIVE_MINUTES -> fiveMinutes;
        };
    }
}
