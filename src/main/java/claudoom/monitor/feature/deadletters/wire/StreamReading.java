package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.nats.Questions;
import claudoom.monitor.nats.StoredMessage;
import claudoom.monitor.nats.StoredMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Reads the messages of one stream that match a subject, one question a message and no consumer, so that the stream and
 * whoever works on it are left alone. The newest part comes first; within a part several questions are under way.
 */
final class StreamReading {

    private static final int LANES = 8;
    private static final long FIRST_PART = 2_000;

    private final StoredMessages messages;
    private final Executor polls;
    private final Consumer<StoredMessage.Found> taker;
    private final String stream;
    private final String filter;
    private final int most;
    private int taken;

    /** @param most messages after which no older part is begun */
    StreamReading(Questions questions, Executor polls, String stream, String filter, int most,
            Consumer<StoredMessage.Found> taker) {
        messages = new StoredMessages(questions, polls);
        this.polls = polls;
        this.stream = stream;
        this.filter = filter;
        this.most = most;
        this.taker = taker;
    }

    /**
     * Reads what lies after {@code after} up to and with {@code last}.
     *
     * @return completes on the scheduler with the sequence down to which everything was read: {@code after}, or more if
     *         there was too much
     */
    CompletableFuture<Long> read(long after, long last) {
        return part(after, last, FIRST_PART);
    }

    private CompletableFuture<Long> part(long after, long last, long size) {
        if (last <= after || taken >= most) {
            return CompletableFuture.completedFuture(Math.max(after, last));
        }
        long from = Math.max(after, last - size);
        return lanes(from, last).thenComposeAsync(done -> part(after, from, size * 2), polls);
    }

    private CompletableFuture<Void> lanes(long after, long last) {
        long each = Math.max(16, (last - after + LANES - 1) / LANES);
        List<CompletableFuture<Void>> lanes = new ArrayList<>();
        for (long from = after; from < last; from += each) {
            lanes.add(lane(from + 1, Math.min(last, from + each)));
        }
        return CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> lane(long from, long last) {
        if (from > last) {
            return CompletableFuture.completedFuture(null);
        }
        return messages.next(stream, from, filter)
                .thenComposeAsync(answer -> switch (answer) {
                    case StoredMessage.Found found when found.sequence() >= from && found.sequence() <= last -> {
                        taken++;
                        taker.accept(found);
                        yield lane(found.sequence() + 1, last);
                    }
                    case StoredMessage.Found beyond -> CompletableFuture.<Void>completedFuture(null);
                    case StoredMessage.Gone gone -> CompletableFuture.<Void>completedFuture(null);
                    case StoredMessage.Failed failed ->
                        CompletableFuture.<Void>failedFuture(new StreamList.Unreadable(failed.why()));
                }, polls);
    }
}
