package claudoom.monitor.feature.events.model;

import claudoom.monitor.terms.Arrival;
import claudoom.monitor.traffic.Turns;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * That the list stands still while messages go on coming, and what of them went unseen. It begins with a message's number, so that
 * it lasts when another filter makes another list.
 */
final class Freeze {

    private static final int HELD_LINES = 500;
    private static final long HELD_BYTES = 8 << 20;
    private static final long NEVER = Long.MAX_VALUE;
    private static final Turns NO_TURNS = new Turns(0, 0, 0);

    private final Map<Long, Arrival> held = new HashMap<>();
    private long since = NEVER;
    private Turns then = NO_TURNS;
    private boolean holds;
    private long lost;
    private long heldBytes;

    /**
     * @param number messages with this number and later ones are new
     * @param tail what was put into the tail so far
     */
    void begin(Listed listed, long number, Turns tail) {
        since = number;
        then = tail;
        watch(listed);
    }

    /** Keeps the message at a place readable although its message leaves the buffer. Returns false when enough is held. */
    boolean hold(long place, Arrival arrival) {
        held.put(place, arrival);
        heldBytes += arrival.payload().length;
        return held.size() < HELD_LINES && heldBytes < HELD_BYTES;
    }

    /** Whether the lines in sight are held; says yes from now on. */
    boolean holds() {
        boolean before = holds;
        holds = true;
        return before;
    }

    @Nullable Arrival held(long place) {
        return held.get(place);
    }

    /** Another list comes in the place of this one. */
    void leave(Listed listed, long countedFrom) {
        lost += lostNow(listed, countedFrom);
        release();
    }

    /** The list that came. */
    void watch(Listed listed) {
        listed.watch(since, then);
    }

    void end(Listed listed, long countedFrom) {
        lost += lostNow(listed, countedFrom);
        since = NEVER;
        watch(listed);
        release();
    }

    private void release() {
        held.clear();
        heldBytes = 0;
        holds = false;
    }

    boolean lasts() {
        return since != NEVER;
    }

    /** Number of the first message that is new; of none while nothing is frozen. */
    long since() {
        return since;
    }

    /** Messages that came since. */
    long fresh(Listed listed) {
        return lasts() ? listed.end() - listed.watched() : 0;
    }

    /** Those of them that are gone already. */
    long gone(Listed listed) {
        return Math.clamp(listed.first() - listed.watched(), 0, fresh(listed));
    }

    /** Those of them that are gone already and had been counted as shown by this filter. */
    long lostNow(Listed listed, long countedFrom) {
        return lasts() ? Math.clamp(listed.first() - Math.max(listed.watched(), countedFrom), 0, fresh(listed)) : 0;
    }

    /** All that went unseen in earlier times. */
    long lost() {
        return lost;
    }
}
