package claudoom.monitor.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The times in which messages may have been missed, because the subscriptions did not stand. Thread-safe, bounded. */
public final class Gaps {

    private static final int MOST = 1_000;

    private final List<Gap> ended = new ArrayList<>();
    private final Map<Instant, Long> filled = new HashMap<>();
    private @Nullable Instant openSince;
    private long forgotten;

    /**
     * @param to null while it lasts
     * @param after number of the first message taken after it, in the tail
     */
    public record Gap(Instant from, @Nullable Instant to, long after) {}

    /** A gap begins at the last moment that was surely observed; a second beginning does not move it. */
    public synchronized void begin(Instant from) {
        if (openSince == null) {
            openSince = from;
        }
    }

    /** @param next number of the message that will be taken next */
    public synchronized void end(Instant to, long next) {
        if (openSince == null) {
            return;
        }
        if (ended.size() == MOST) {
            filled.remove(ended.removeFirst().from());
            forgotten++;
        }
        ended.add(new Gap(openSince, to, next));
        openSince = null;
    }

    /** Oldest first; the one that still lasts comes last. */
    public synchronized List<Gap> list() {
        var all = new ArrayList<>(ended);
        if (openSince != null) {
            all.add(new Gap(openSince, null, Long.MAX_VALUE));
        }
        return all;
    }

    /** So many messages of this time were read from streams afterwards; replaces what was told before. */
    public synchronized void filledIn(Instant from, long messages) {
        filled.put(from, messages);
    }

    /** Messages of this gap that were read from streams afterwards. */
    public synchronized long filledIn(Gap gap) {
        return filled.getOrDefault(gap.from(), 0L);
    }

    /** Gaps that were too many to keep. */
    public synchronized long forgotten() {
        return forgotten;
    }
}
