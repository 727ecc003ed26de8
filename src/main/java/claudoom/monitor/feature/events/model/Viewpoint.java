package claudoom.monitor.feature.events.model;

/** Which lines of the list are in sight, and whether they move along with what is new. */
public final class Viewpoint {

    /** A tenth of what is left at each frame: a long way takes about as many frames as a short one. */
    private static final int CATCH_UP_SHARE = 10;

    private Pace pace = Pace.FOLLOWING;
    private long first;
    private long end;
    private long top;
    private int rows = 1;

    /** How the lines in sight move. */
    public enum Pace {
        /** The newest line is always in sight. */
        FOLLOWING,
        /** Stands because the user said so. */
        FROZEN,
        /** Stands because the user scrolled up; scrolling down to the end lets it go again. */
        SCROLLED,
        /** Runs through what came meanwhile until it reaches the end. */
        CATCHING_UP;

        public boolean stands() {
            return this == FROZEN || this == SCROLLED;
        }
    }

    /** One frame: the list has these lines now. */
    public void frame(long first, long end) {
        this.first = first;
        this.end = end;
        if (pace == Pace.CATCHING_UP) {
            long left = last() - top;
            top = Math.max(top + Math.max(Math.max(1, rows / 2), left / CATCH_UP_SHARE), first);
            pace = top >= last() ? Pace.FOLLOWING : pace;
        }
        if (pace == Pace.FOLLOWING) {
            top = last();
        }
    }

    /** How many lines find room; the last in sight stays where it is, but who stands at the beginning stays there. */
    public void rows(int rows) {
        if (pace.stands() && top != first && this.rows > rows) {
            top += this.rows - rows;
        }
        this.rows = Math.max(1, rows);
        if (pace == Pace.FOLLOWING) {
            top = last();
        }
    }

    private long last() {
        return Math.max(first, end - rows);
    }

    /** Lines were put in among others: those in sight stay in sight. */
    public void shift(Shift shift) {
        top = shift.of(top);
        end += shift.by();
    }

    /** Stands so that the line above this one is the last in sight; how it moves stays. */
    public void stay(long line) {
        top = Math.max(first, line - rows);
    }

    /** The first line of all. */
    public void toTop() {
        top = first;
    }

    public void freeze() {
        pace = Pace.FROZEN;
    }

    /** Goes on from here, faster than new lines come, until the end is reached. */
    public void catchUp() {
        pace = Pace.CATCHING_UP;
    }

    public void jumpToNow() {
        pace = Pace.FOLLOWING;
        top = last();
    }

    /** Up is negative. To move up from the end makes it stand. */
    public void scroll(long lines) {
        scrollTo(top + lines);
    }

    public void scrollTo(long line) {
        long lowest = Math.min(top, first);
        long wanted = Math.clamp(line, lowest, Math.max(lowest, last()));
        if (wanted < top && !pace.stands()) {
            pace = Pace.SCROLLED;
        } else if (wanted >= last() && pace == Pace.SCROLLED) {
            pace = Pace.FOLLOWING;
        }
        top = wanted;
    }

    /** Brings a line into sight with as little movement as possible. */
    public void reveal(long line) {
        if (line < top) {
            scrollTo(line);
        } else if (line >= top + rows) {
            scrollTo(line - rows + 1);
        }
    }

    public Pace pace() {
        return pace;
    }

    /** The uppermost line in sight. */
    public long top() {
        return top;
    }

    public int rows() {
        return rows;
    }

    /** The lowest and the highest line that {@link #top} can be. */
    public long lowest() {
        return Math.min(top, first);
    }

    public long highest() {
        return Math.max(lowest(), last());
    }

    /** Lines below those in sight. */
    public long below() {
        return Math.max(0, end - top - rows);
    }
}
