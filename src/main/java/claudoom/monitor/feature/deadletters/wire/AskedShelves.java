package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.nats.JetStreamPages;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.nats.StoredMessage;
import claudoom.monitor.nats.StoredMessages;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks a server; answers are read, and complete, on the scheduler. */
final class AskedShelves implements Shelves {

    private final JetStreamPages pages;
    private final StoredMessages messages;
    private final Executor polls;
    private final List<String> wanted;

    AskedShelves(Questions questions, Executor polls, List<String> wanted) {
        pages = new JetStreamPages(questions, polls);
        messages = new StoredMessages(questions, polls);
        this.polls = polls;
        this.wanted = wanted;
    }

    @Override
    public CompletableFuture<Listing> list() {
        return pages.streams().thenApplyAsync(
                found -> StreamList.of(found.rows().values(), found.missing(), wanted), polls);
    }

    @Override
    public CompletableFuture<StoredMessage> next(String stream, long from, String pattern) {
        return messages.next(stream, from, pattern);
    }

    @Override
    public CompletableFuture<StoredMessage> at(String stream, long sequence) {
        return messages.at(stream, sequence);
    }

    @Override
    public CompletableFuture<@Nullable Holding> holding(String stream, String pattern) {
        return page(stream, pattern, 0, 0, null);
    }

    /** Each page tells of its own moment: they only add up if the stream stood still. */
    private CompletableFuture<@Nullable Holding> page(String stream, String pattern, long offset, long before,
            @Nullable Long last) {
        return pages.subjects(stream, pattern, offset).thenComposeAsync(info -> {
            var state = info.path("state");
            var subjects = state.path("subjects");
            var lastHere = state.path("last_seq");
            if (!Keeper.led(info) || !lastHere.isNumber() || (last != null && last != lastHere.asLong())) {
                return CompletableFuture.completedFuture(null);
            }
            long sum = before;
            for (JsonNode count : subjects) {
                sum += count.asLong(0);
            }
            long next = offset + subjects.size();
            return subjects.isEmpty() || next >= info.path("total").asLong(0)
                    ? CompletableFuture.completedFuture(new Holding(sum, lastHere.asLong(), Keeper.time(state)))
                    : page(stream, pattern, next, sum, lastHere.asLong());
        }, polls);
    }
}
