package claudoom.monitor.feature.streams.wire;

import claudoom.monitor.feature.streams.model.Deed.Before;
import claudoom.monitor.feature.streams.model.Deed.Bound;
import claudoom.monitor.feature.streams.model.Deed.Everything;
import claudoom.monitor.feature.streams.model.Deed.Keep;
import claudoom.monitor.feature.streams.model.Deed.Purge;
import claudoom.monitor.feature.streams.model.Doomed;
import claudoom.monitor.nats.JetStreamPages;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.nats.StoredMessages;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Counts exactly what a purge would take away. Each purge is turned into "matching messages below a sequence", because what is
 * below a sequence can only become less, however much is stored meanwhile: so the count that was confirmed is the count that
 * goes. ({@code keep} of the servers before 2.11 also goes by sequences, and keeps too few where some were deleted.)
 */
final class Counting {

    /** More are not looked at one by one. */
    static final int MOST_LOOKED_AT = 20_000;
    /** More deleted sequences are not listed. */
    private static final long MOST_DELETED = 200_000;
    private static final int READINGS = 6;

    private final JetStreamPages pages;
    private final StoredMessages messages;
    private final SubjectCount subjects;
    private final Executor thread;

    Counting(Questions questions, Executor thread) {
        pages = new JetStreamPages(questions, thread);
        messages = new StoredMessages(questions, thread);
        subjects = new SubjectCount(pages);
        this.thread = thread;
    }

    /** It cannot be counted; the message is a sentence that says what to do instead. */
    static final class Uncountable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Uncountable(String why) {
            super(why);
        }
    }

    /** Where a stream stands. */
    private record Extent(long first, long last, long messages, @Nullable Instant created) {

        static Extent of(JsonNode info) {
            var state = info.path("state");
            return new Extent(StreamJson.count(state.path("first_seq")), StreamJson.count(state.path("last_seq")),
                    StreamJson.count(state.path("messages")), StreamJson.time(info.path("created")));
        }

        boolean dense() {
            return messages == last - first + 1;
        }
    }

    /** What it would take away now; the bound becomes a sequence here. */
    CompletableFuture<Doomed> count(Purge purge) {
        return pages.stream(purge.stream()).thenApply(Extent::of)
                .thenCompose(extent -> end(purge, extent).thenCompose(upTo -> count(purge, upTo, extent)));
    }

    /** The same again, for the sequence that was found before. */
    CompletableFuture<Doomed> again(Purge purge, long upTo) {
        return pages.stream(purge.stream()).thenApply(Extent::of).thenCompose(extent -> count(purge, upTo, extent));
    }

    private CompletableFuture<Doomed> count(Purge purge, long upTo, Extent extent) {
        var counted = extent.messages() == 0 || upTo <= extent.first()
                ? CompletableFuture.completedFuture(0L)
                : purge.all() ? below(purge.stream(), upTo, extent) : matching(purge, upTo, extent);
        return counted.thenApply(number -> new Doomed(number, upTo, 0, extent.created(), ""));
    }

    /** The first sequence that stays. */
    private CompletableFuture<Long> end(Purge purge, Extent extent) {
        Bound bound = purge.bound();
        return switch (bound) {
            case Everything all -> CompletableFuture.completedFuture(extent.last() + 1);
            case Before before ->
                CompletableFuture.completedFuture(Math.min(before.sequence(), extent.last() + 1));
            case Keep keep when keep.newest() <= 0 -> CompletableFuture.completedFuture(extent.last() + 1);
            case Keep keep when purge.all() && keep.newest() >= extent.messages() ->
                CompletableFuture.completedFuture(extent.first());
            case Keep keep when purge.all() && extent.dense() ->
                CompletableFuture.completedFuture(extent.last() + 1 - keep.newest());
            case Keep keep when keep.newest() > MOST_LOOKED_AT / 2 -> CompletableFuture.failedFuture(
                    new Uncountable("To keep more than " + MOST_LOOKED_AT / 2
                            + " messages they would have to be looked at one by one. Purge by sequence instead."));
            case Keep keep -> nth(purge, keep.newest(), extent, extent.last() + 1, keep.newest());
        };
    }

    /** The sequence of the nth newest match, in windows that grow downwards. */
    private CompletableFuture<Long> nth(Purge purge, long wanted, Extent extent, long before, long width) {
        if (before <= extent.first()) {
            return CompletableFuture.completedFuture(extent.first());
        }
        long low = Math.max(extent.first(), before - width);
        var found = new long[MOST_LOOKED_AT];
        var count = new AtomicLong();
        return walk(purge, low, before - 1, one -> {
            found[(int) count.getAndIncrement()] = one;
            return count.get() < MOST_LOOKED_AT;
        }).thenCompose(next -> {
            int here = (int) count.get();
            if (next < before) {
                return nth(purge, wanted, extent, before, Math.max(wanted, width / 4));
            }
            return here >= wanted
                    ? CompletableFuture.completedFuture(found[(int) (here - wanted)])
                    : nth(purge, wanted - here, extent, low, width * 4);
        });
    }

    private CompletableFuture<Long> walk(Purge purge, long from, long to, LongPredicate taker) {
        return new StreamWalk(messages, thread, purge.stream(), purge.subject()).through(from, to,
                one -> taker.test(one.sequence()));
    }

    /** Of all subjects: arithmetic, less what was deleted in between. */
    private CompletableFuture<Long> below(String stream, long upTo, Extent extent) {
        if (upTo > extent.last()) {
            return CompletableFuture.completedFuture(extent.messages());
        }
        if (extent.dense()) {
            return CompletableFuture.completedFuture(upTo - extent.first());
        }
        if (extent.last() - extent.first() + 1 - extent.messages() > MOST_DELETED) {
            return looked(new Purge(stream, ">", new Everything()), upTo, extent);
        }
        return pages.deleted(stream).thenApply(info -> {
            var now = Extent.of(info);
            var deleted = new long[info.path("state").path("deleted").size()];
            int n = 0;
            for (var one : info.path("state").path("deleted")) {
                deleted[n++] = StreamJson.count(one);
            }
            long gone = Arrays.stream(deleted).filter(one -> one >= now.first() && one < upTo).count();
            return Math.max(0, upTo - now.first() - gone);
        });
    }

    private CompletableFuture<Long> matching(Purge purge, long upTo, Extent extent) {
        return upTo - extent.first() < extent.last() - upTo
                ? looked(purge, upTo, extent)
                : agreed(purge, upTo, null, READINGS);
    }

    /** One by one from the beginning. */
    private CompletableFuture<Long> looked(Purge purge, long upTo, Extent extent) {
        return counted(purge, extent.first(), upTo - 1);
    }

    private CompletableFuture<Long> counted(Purge purge, long from, long to) {
        var count = new AtomicLong();
        return walk(purge, from, to, one -> count.incrementAndGet() < MOST_LOOKED_AT).thenApply(next -> {
            if (next <= to) {
                throw new Uncountable("More than " + MOST_LOOKED_AT
                        + " messages would have to be looked at one by one. Purge all of this subject, or by sequence"
                        + " without a subject.");
            }
            return count.get();
        });
    }

    /** All that match, as the server counts them, less those that stay. Twice the same is believed: messages come while it counts. */
    private CompletableFuture<Long> agreed(Purge purge, long upTo, @Nullable Long before, int left) {
        if (left == 0) {
            return CompletableFuture.failedFuture(new Uncountable(
                    "So much changes on this subject that it cannot be counted exactly. Try again, or pause who publishes."));
        }
        return subjects.total(purge.stream(), purge.subject()).thenCompose(total -> counted(purge, upTo, total.last())
                .thenCompose(stay -> {
                    long now = total.messages() - stay;
                    return before != null && before == now
                            ? CompletableFuture.completedFuture(now)
                            : agreed(purge, upTo, now, left - 1);
                }));
    }
}
