package claudoom.monitor.feature.streams.wire;

import claudoom.monitor.feature.streams.model.Item;
import claudoom.monitor.feature.streams.model.Page;
import claudoom.monitor.nats.JetStreamPages;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.nats.StoredMessage;
import claudoom.monitor.nats.StoredMessages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages of a stream by sequence, time and subject, whatever its retention: single questions, no consumer, so that neither
 * the stream nor whoever works on it notices.
 */
public final class MessageBrowse {

    /** A page ends early when its payloads are as large together. */
    private static final long MOST_BYTES = 16L << 20;
    /** A window of sequences that holds more than so many times the wanted messages was too wide. */
    private static final int TOO_MANY = 4;

    private final JetStreamPages pages;
    private final StoredMessages messages;
    /** For what is looked at and not acted upon. */
    private final StoredMessages orCopies;
    private final Executor thread;

    /** @param thread where answers are read */
    public MessageBrowse(Questions questions, Executor thread) {
        pages = new JetStreamPages(questions, thread);
        messages = new StoredMessages(questions, thread);
        orCopies = messages.orFromCopies();
        this.thread = thread;
    }

    /** Where a stream begins and ends; as a copy has it, if nobody leads it. */
    private record Extent(long first, long last, long messages, boolean copy) {

        /** So many sequences hold about {@code count} messages. */
        long width(int count) {
            double each = messages <= 0 ? 1 : (last - first + 1.0) / messages;
            return Math.max(count, Math.round(Math.min(each, 1e6) * count));
        }
    }

    private CompletableFuture<Extent> extent(String stream) {
        return pages.stream(stream).thenApply(info -> {
            var state = info.path("state");
            return new Extent(Math.max(1, StreamJson.count(state.path("first_seq"))),
                    StreamJson.count(state.path("last_seq")), StreamJson.count(state.path("messages")),
                    info.has("cluster") && StreamJson.text(info.path("cluster"), "leader").isEmpty());
        });
    }

    /** The newest matching messages. */
    public CompletableFuture<Page> newest(String stream, String pattern, int count) {
        return extent(stream).thenCompose(extent -> before(stream, pattern, extent, extent.last() + 1, count));
    }

    /** The newest matching messages below a sequence. */
    public CompletableFuture<Page> older(String stream, String pattern, long before, int count) {
        return extent(stream).thenCompose(
                extent -> before(stream, pattern, extent, Math.min(before, extent.last() + 1), count));
    }

    /** The first matching messages from a sequence on. */
    public CompletableFuture<Page> from(String stream, String pattern, long sequence, int count) {
        return extent(stream).thenCompose(extent -> after(stream, pattern, extent, sequence, count));
    }

    /** The first matching messages that were stored at this time or later. */
    public CompletableFuture<Page> at(String stream, String pattern, Instant time, int count) {
        return extent(stream).thenCompose(extent -> search(stream, time, extent.first(), extent.last() + 1)
                .thenCompose(sequence -> after(stream, pattern, extent, sequence, count)));
    }

    /** Times grow with sequences. */
    private CompletableFuture<Long> search(String stream, Instant time, long low, long high) {
        if (low >= high) {
            return CompletableFuture.completedFuture(low);
        }
        long middle = low + (high - low) / 2;
        return orCopies.next(stream, middle, ">").thenComposeAsync(answer -> switch (answer) {
            case StoredMessage.Found found when found.time() != null && found.time().isBefore(time) ->
                search(stream, time, found.sequence() + 1, high);
            case StoredMessage.Failed failed ->
                CompletableFuture.<Long>failedFuture(new StreamWalk.Unreadable(failed.why()));
            default -> search(stream, time, low, middle);
        }, thread);
    }

    private CompletableFuture<Page> after(String stream, String pattern, Extent extent, long sequence, int count) {
        var found = new ArrayList<Item>();
        var room = new Room(count);
        long from = Math.max(sequence, extent.first());
        var walk = new StreamWalk(orCopies, thread, stream, pattern);
        return walk.through(from, extent.last(), one -> {
            found.add(item(one));
            return room.left(one);
        }).thenApply(next -> new Page(found, extent.first(), extent.last(), from > extent.first(),
                next <= extent.last(), extent.copy() || walk.copies()));
    }

    private CompletableFuture<Page> before(String stream, String pattern, Extent extent, long before, int count) {
        var search = new Backwards(stream, pattern, extent, count);
        return search.window(before, extent.width(count)).thenApply(lowest -> {
            boolean cut = search.found.size() > count;
            var newest = List.copyOf(search.found.subList(Math.max(0, search.found.size() - count),
                    search.found.size()));
            return new Page(newest, extent.first(), extent.last(), cut || lowest > extent.first(),
                    before <= extent.last(), extent.copy() || search.copies);
        });
    }

    /** Counts what a page may still hold. */
    private static final class Room {

        private int messages;
        private long bytes = MOST_BYTES;

        Room(int count) {
            messages = count;
        }

        boolean left(StoredMessage.Found one) {
            messages--;
            bytes -= one.payload().length;
            return messages > 0 && bytes > 0;
        }
    }

    /** Looks for the newest messages in windows that grow downwards, because a server only searches upwards. */
    private final class Backwards {

        private final String stream;
        private final String pattern;
        private final Extent extent;
        private final int count;
        private final List<Item> found = new ArrayList<>();
        private long bytes;
        private boolean copies;

        Backwards(String stream, String pattern, Extent extent, int count) {
            this.stream = stream;
            this.pattern = pattern;
            this.extent = extent;
            this.count = count;
        }

        /** @return the lowest sequence that was looked at */
        CompletableFuture<Long> window(long before, long width) {
            if (found.size() >= count || before <= extent.first() || bytes > MOST_BYTES) {
                return CompletableFuture.completedFuture(before);
            }
            long low = Math.max(extent.first(), before - width);
            var here = new ArrayList<Item>();
            int most = TOO_MANY * count;
            var walk = new StreamWalk(orCopies, thread, stream, pattern);
            return walk.through(low, before - 1, one -> {
                here.add(item(one));
                return here.size() < most;
            }).thenCompose(next -> {
                copies |= walk.copies();
                if (next < before && width > count) {
                    return window(before, Math.max(count, width / TOO_MANY));
                }
                found.addAll(0, here);
                here.forEach(one -> bytes += one.payload().length);
                return window(low, width * TOO_MANY);
            });
        }
    }

    /** The message with this sequence, or null if it is not there. */
    CompletableFuture<@Nullable Item> one(String stream, long sequence) {
        return messages.at(stream, sequence).thenApply(answer -> switch (answer) {
            case StoredMessage.Found found -> item(found);
            case StoredMessage.Gone gone -> null;
            case StoredMessage.Failed failed -> throw new StreamWalk.Unreadable(failed.why());
        });
    }

    private static Item item(StoredMessage.Found one) {
        return new Item(one.sequence(), one.time(), one.subject(), one.payload(), one.headers());
    }
}
