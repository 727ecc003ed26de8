package claudoom.monitor.feature.events.model;

import claudoom.monitor.terms.Arrival;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** That the list stands still while messages go on coming, and what of them went unseen. */
final class Freeze {

    private static final int HELD_LINES = 500;
    private static final long HELD_BYTES = 8 << 20;

    private final Map<Long, Arrival> held = new HashMap<>();
    private long from = -1;
    private long lost;
    private long heldBytes;

    void begin(Listed listed) {
        if (from < 0) {
            from = listed.end();
        }
    }

    /** Keeps the message at a place readable although its message leaves the buffer. Returns false when enough is held. */
    boolean hold(long place, Arrival arrival) {
        held.put(place, arrival);
        heldBytes += arrival.payload().length;
        return held.size() < HELD_LINES && heldBytes < HELD_BYTES;
    }

    @Nullable Arrival held(long place) {
        return held.get(place);
    }

    void end(Listed listed, long countedFrom) {
        lost += lostNow(listed, countedFrom);
        from = -1;
        held.clear();
        heldBytes = 0;
    }

    boolean lasts() {
        return from >= 0;
    }

    /** Messages that came since. */
    long fresh(Listed listed) {
        return lasts() ? listed.end() - from : 0;
    }

    /** Those of them that are gone already. */
    long lostNow(Listed listed, long countedFrom) {
        return lasts() ? Math.clamp(listed.first() - Math.max(from, countedFrom), 0, fresh(listed)) : 0;
    }

    /** All that went unseen in earlier times. */
    long lost() {
        return lost;
    }
}
