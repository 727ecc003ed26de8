package claudoom.monitor.feature.subjects.screen;

/**
 * When a row is lit because something new came: for a moment, and only after a silence, because a row on which messages never rest
 * is alive by its numbers, and light that never goes out says nothing.
 */
final class Flash {

    private static final long SILENCE = 1_000;
    private static final long LIT = 500;
    /** What was not looked at for so long was scrolled away: it is not lit for what came meanwhile. */
    private static final long AWAY = 2_500;

    private long messages = -1;
    private long shownAt = Long.MIN_VALUE;
    private long changedAt = Long.MIN_VALUE / 2;
    private long litUntil = Long.MIN_VALUE;
    private boolean lit;

    boolean lit() {
        return lit;
    }

    /** @return whether it is lit now */
    boolean shown(long messagesNow, long at, boolean allowed) {
        boolean known = messages >= 0 && at - shownAt <= AWAY;
        if (messagesNow > messages) {
            if (known && at - changedAt >= SILENCE) {
                litUntil = at + LIT;
            }
            changedAt = at;
        }
        messages = messagesNow;
        shownAt = at;
        lit = allowed && known && at < litUntil;
        return lit;
    }
}
