package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.nats.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of one stream that match a subject, one question a message and no consumer, so that the stream and
 * whoever works on it are left alone. The newest part comes first; within a part several questions are under way. Scheduler
 * thread only.
 */
final class StreamReading {

    private static final int LANES = 8;
    private static final long FIRST_PART = 2_000;
    /** So many sequences are read whatever they hold: no part is begun only if there were enough before. */
    static final long READ_ANYWAY = 14_000;

    private final Shelves shelves;
    private final Executor polls;
    private final String stream;
    private final String filter;
    private final BooleanSupplier wanted;
    private final Taker taker;
    private boolean older = true;

    /** Who gets what is read. */
    interface Taker {

        /** @return false if nothing older than this is wanted */
        boolean take(StoredMessage.Found found);

        /** Everything after this sequence was read and taken. */
        default void readDownTo(long sequence, long messages) {}
    }

    /**
     * How far a reading came.
     *
     * @param from everything after this sequence was read
     * @param whole whether that is all, or all that is wanted
     */
    record Outcome(long from, boolean whole) {}

    /** Nobody waits for this reading any more. */
    static final class Superseded extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** @param wanted false ends it: then it fails with {@link Superseded} */
    StreamReading(Shelves shelves, Executor polls, String stream, String filter, BooleanSupplier wanted, Taker taker) {
        this.shelves = shelves;
        this.polls = polls;
        this.stream = stream;
        this.filter = filter;
        this.wanted = wanted;
        this.taker = taker;
    }

    /**
     * Reads what lies after {@code after} up to and with {@code last}.
     *
     * @param most messages after which no older part is begun
     */
    CompletableFuture<Outcome> read(long after, long last, long most) {
        return part(after, last, FIRST_PART, most);
    }

    private CompletableFuture<Outcome> part(long after, long last, long size, long most) {
        if (last <= after || !older || most <= 0) {
            return CompletableFuture.completedFuture(new Outcome(Math.max(after, last), last <= after || !older));
        }
        long from = Math.max(after, last - size);
        var found = new long[1];
        return lanes(from, last, found).thenComposeAsync(done -> {
            taker.readDownTo(from, found[0]);
            return part(after, from, size * 2, most - found[0]);
        }, polls);
    }

    private CompletableFuture<Void> lanes(long after, long last, long[] found) {
        long each = Math.max(16, (last - after + LANES - 1) / LANES);
        List<CompletableFuture<@Nullable Void>> lanes = new ArrayList<>();
        for (long from = after; from < last; from += each) {
            lanes.add(lane(from + 1, Math.min(last, from + each), found));
        }
        return CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<@Nullable Void> lane(long from, long last, long[] count) {
        if (from > last) {
            return CompletableFuture.completedFuture(null);
        }
        if (!wanted.getAsBoolean()) {
            return CompletableFuture.failedFuture(new Superseded());
        }
        return shelves.next(stream, from, filter).thenComposeAsync(answer -> switch (answer) {
            case StoredMessage.Found found when found.sequence() >= from && found.sequence() <= last -> {
                if (!wanted.getAsBoolean()) {
                    yield CompletableFuture.failedFuture(new Superseded());
                }
                count[0]++;
                older &= taker.take(found);
                yield lane(found.sequence() + 1, last, count);
            }
            case StoredMessage.Found beyond -> CompletableFuture.<@Nullable Void>completedFuture(null);
            case StoredMessage.Gone gone -> CompletableFuture.<@Nullable Void>completedFuture(null);
            case StoredMessage.Failed failed ->
                CompletableFuture.<@Nullable Void>failedFuture(new Unreadable(failed.why()));
        }, polls);
    }

    /** The answer was no message. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }
}
