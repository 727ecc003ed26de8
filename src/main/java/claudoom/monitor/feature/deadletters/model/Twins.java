package claudoom.monitor.feature.deadletters.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a letter that came live and one that was read from a stream are the same: they are when subject and bytes
 * are equal, and as many of one sort are paired as there are of the other. A stored letter that finds no live one was missed.
 * One thread.
 */
public final class Twins {

    /** Live ones that wait for the reading of a stream. */
    static final int MOST = 5_000;
    /** Read ones that may still come live: as many as were read in half a minute, about 12 MB. */
    static final int MOST_READ = 50_000;
    private static final Duration STORED_WAITS = Duration.ofSeconds(30);

    private final Side live = new Side();
    private final Side stored = new Side();
    private boolean overrun;
    private boolean forgetful;

    private record Waiting(long number, Instant since) {}

    /** A letter came live: whether a stream already gave it to us, so that it is no new one. */
    public boolean alreadyRead(Notice notice) {
        return stored.take(Content.of(notice)) != null;
    }

    /** A live letter waits for the copy that a stream may keep. */
    public void await(Notice notice, long number, Instant now) {
        if (live.size == MOST) {
            overrun = true;
        } else {
            live.add(Content.of(notice), new Waiting(number, now));
        }
    }

    /** A letter was read from a stream: the number of the same one if it came live, else null. */
    public @Nullable Long alreadyHeard(Notice notice) {
        var twin = live.take(Content.of(notice));
        return twin == null ? null : twin.number;
    }

    /** A letter that was read from a stream before it came live: it may still be on its way. */
    public void expect(Notice notice, long number, Instant now) {
        stored.dropOlder(now.minus(STORED_WAITS));
        if (stored.size < MOST_READ) {
            stored.add(Content.of(notice), new Waiting(number, now));
        } else {
            forgetful = true;
        }
    }

    /** Whether more were read than could be remembered since this was asked last: if such a one comes live it counts twice. */
    public boolean forgotSome() {
        boolean forgot = forgetful;
        forgetful = false;
        return forgot;
    }

    /** Whether more came live than could be remembered, so that what streams keep cannot be told apart from it. */
    public boolean overrun() {
        return overrun;
    }

    /** Some came live that nobody looked at. */
    public void lostSome() {
        overrun = true;
    }

    /** Gives up telling them apart for all that came until now. */
    public void startAnew() {
        live.clear();
        stored.clear();
        overrun = false;
    }

    /** Live letters from before that moment have no twin: every stream was read since. */
    public void giveUpBefore(Instant moment) {
        live.dropOlder(moment);
        stored.dropOlder(moment);
    }

    int waiting() {
        return live.size + stored.size;
    }

    private static final class Side {

        private final Map<Content, Deque<Waiting>> byContent = new LinkedHashMap<>();
        private int size;

        void add(Content content, Waiting waiting) {
            byContent.computeIfAbsent(content, c -> new ArrayDeque<>(1)).addLast(waiting);
            size++;
        }

        @Nullable Waiting take(Content content) {
            var queue = byContent.get(content);
            if (queue == null) {
                return null;
            }
            var first = queue.pollFirst();
            size -= first == null ? 0 : 1;
            if (queue.isEmpty()) {
                byContent.remove(content);
            }
            return first;
        }

        void dropOlder(Instant moment) {
            for (Iterator<Deque<Waiting>> all = byContent.values().iterator(); all.hasNext();) {
                var queue = all.next();
                while (!queue.isEmpty() && queue.getFirst().since.isBefore(moment)) {
                    queue.removeFirst();
                    size--;
                }
                if (queue.isEmpty()) {
                    all.remove();
                }
            }
        }

        void clear() {
            byContent.clear();
            size = 0;
        }
    }
}
