package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.nats.StoredMessage;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What can be asked of the streams that keep dead letters; every answer may fail with QuestionFailed. */
interface Shelves {

    /** The streams of the account that concern dead letters. */
    CompletableFuture<Listing> list();

    /** The first message from this sequence on whose subject matches. */
    CompletableFuture<StoredMessage> next(String stream, long from, String pattern);

    /** The message with exactly this sequence. */
    CompletableFuture<StoredMessage> at(String stream, long sequence);

    /** How many messages a stream holds whose subject matches; null if it cannot be said. */
    CompletableFuture<@Nullable Holding> holding(String stream, String pattern);

    /**
     * The streams as a server lists them.
     *
     * @param missing streams of which nothing but their name is known now
     * @param copies streams that are not read, because they copy dead letters of others
     */
    record Listing(List<Keeper> keepers, List<String> missing, List<String> copies) {}

    /**
     * Messages at one moment.
     *
     * @param last sequence of the stream
     * @param lastTime when that came, or null if that is unknown
     */
    record Holding(long messages, long last, @Nullable Instant lastTime) {}
}
