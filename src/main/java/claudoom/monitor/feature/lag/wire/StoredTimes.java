package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.nats.QuestionFailed;
import claudoom.monitor.nats.QuestionFailed.Reason;
import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;

/**
 * When streams stored the first message from a sequence on; an answer is kept as long as it must still be true: until the
 * consumer is past it, or messages were removed from the stream.
 */
final class StoredTimes {

    /** Whatever the stream says, an answer is not believed for ever. */
    private static final Duration BELIEVED = Duration.ofMinutes(1);
    /** For streams of which it is not known whether messages were removed. */
    private static final Duration BELIEVED_BLINDLY = Duration.ofSeconds(5);

    private final JetStreamLists api;
    private final LagBook book;
    private final InstantSource clock;
    private final Map<Place, Found> known = new HashMap<>();
    /** Streams whose messages this login may not read. */
    private final Set<String> denied = new HashSet<>();

    /** Who looks for what: behind the deliveries or behind the ack floor, for one filter. */
    record Place(ConsumerId id, boolean undelivered, String filter) {}

    /**
     * @param sequence of the message; beyond every sequence if there is none
     * @param time null if there is none
     * @param first the first sequence of the stream then, null if not known
     * @param deleted messages missing behind it then
     */
    record Found(long from, long sequence, @Nullable Instant time, Instant asked, @Nullable Long first,
            @Nullable Long deleted) {}

    StoredTimes(JetStreamLists api, LagBook book, InstantSource clock) {
        this.api = api;
        this.book = book;
        this.clock = clock;
    }

    void forgive() {
        denied.clear();
    }

    boolean denied(String stream) {
        return denied.contains(stream);
    }

    void keepOnly(Set<ConsumerId> ids) {
        known.keySet().removeIf(place -> !ids.contains(place.id()));
    }

    /** What needs no question; null if there is no such thing. */
    @Nullable Found kept(Place place, long from, Instant now) {
        var before = known.get(place);
        return before != null && holds(place, before, from, now) ? before : null;
    }

    private boolean holds(Place place, Found found, long from, Instant now) {
        if (found.time() == null || from < found.from() || from > found.sequence()) {
            return false;
        }
        var age = Duration.between(found.asked(), now);
        var stream = book.stream(place.id().stream());
        if (stream == null || stream.deleted() == null || stream.firstSeq() == null || found.deleted() == null) {
            return age.compareTo(BELIEVED_BLINDLY) < 0;
        }
        boolean untouched = Objects.equals(stream.deleted(), found.deleted())
                && (stream.firstSeq().equals(found.first())
                        || (stream.deleted() == 0 && stream.firstSeq() <= found.sequence()));
        return untouched && age.compareTo(BELIEVED) < 0;
    }

    /** Null if it cannot be found out now. */
    CompletableFuture<@Nullable Found> first(Place place, long from) {
        var before = kept(place, from, clock.instant());
        if (before != null) {
            return CompletableFuture.completedFuture(before);
        }
        var stream = book.stream(place.id().stream());
        var first = stream == null ? null : stream.firstSeq();
        var deleted = stream == null ? null : stream.deleted();
        var body = "{\"seq\":" + from + ",\"next_by_subj\":\""
                + new String(JsonStringEncoder.getInstance().quoteAsCharArray(place.filter())) + "\"}";
        return api.message(place.id().stream(), body).handle((answer, failed) -> {
            if (failed != null) {
                if (QuestionFailed.of(failed).reason() == Reason.NOT_PERMITTED) {
                    denied.add(place.id().stream());
                }
                return null;
            }
            var found = found(answer.path("message"), from, first, deleted);
            known.put(place, found);
            return found;
        });
    }

    private Found found(JsonNode message, long from, @Nullable Long first, @Nullable Long deleted) {
        var time = Json.time(message.path("time"));
        return new Found(from, time == null ? Long.MAX_VALUE : Json.count(message.path("seq")), time, clock.instant(),
                first, deleted);
    }
}
