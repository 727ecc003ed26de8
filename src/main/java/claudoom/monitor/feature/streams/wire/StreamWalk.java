package claudoom.monitor.feature.streams.wire;

import claudoom.monitor.nats.StoredMessage;
import claudoom.monitor.nats.StoredMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * Goes through the matching messages of a stream in order, by questions alone. Several are asked at once where messages lie
 * close together: each answer is the first message from its sequence on, so together they leave none out.
 */
final class StreamWalk {

    private static final int MOST_AT_ONCE = 16;
    private static final int AT_FIRST = 4;

    private final StoredMessages messages;
    private final Executor thread;
    private final String stream;
    private final String pattern;
    private volatile boolean copies;

    StreamWalk(StoredMessages messages, Executor thread, String stream, String pattern) {
        this.messages = messages;
        this.thread = thread;
        this.stream = stream;
        this.pattern = pattern;
    }

    /** The answer was no message and no end. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }

    /**
     * @param to the last sequence that is wanted
     * @param taker false ends the walk after this message
     * @return the first sequence that was not looked at: {@code to + 1} if all were
     */
    CompletableFuture<Long> through(long from, long to, Predicate<StoredMessage.Found> taker) {
        return round(Math.max(1, from), to, AT_FIRST, taker);
    }

    /** Whether any of it came from a copy that may be behind, because nobody leads the stream. */
    boolean copies() {
        return copies;
    }

    private CompletableFuture<Long> round(long from, long to, int width, Predicate<StoredMessage.Found> taker) {
        if (from > to) {
            return CompletableFuture.completedFuture(Math.max(from, to + 1));
        }
        int lanes = (int) Math.min(width, to - from + 1);
        List<CompletableFuture<StoredMessage>> asked = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            asked.add(messages.next(stream, from + lane, pattern));
        }
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).thenComposeAsync(done -> {
            var found = new TreeMap<Long, StoredMessage.Found>();
            boolean end = false;
            for (int lane = 0; lane < lanes; lane++) {
                copies |= asked.get(lane).join().copy();
                switch (asked.get(lane).join()) {
                    case StoredMessage.Found one when one.sequence() >= from -> found.put(one.sequence(), one);
                    case StoredMessage.Found before -> end = true; // never seen; it must not make a circle
                    case StoredMessage.Gone gone -> end = true;
                    case StoredMessage.Failed failed -> throw new Unreadable(failed.why());
                }
            }
            for (var one : found.values()) {
                if (one.sequence() <= to && !taker.test(one)) {
                    return CompletableFuture.completedFuture(one.sequence() + 1);
                }
            }
            return end || found.isEmpty()
                    ? CompletableFuture.completedFuture(to + 1)
                    : round(found.lastKey() + 1, to, found.size() == lanes
                            ? Math.min(MOST_AT_ONCE, lanes * 2)
                            : found.size(), taker);
        }, thread);
    }
}
