package claudoom.monitor.feature.deadletters.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a notice reports: the same again is no second letter, whoever says it again. */
sealed interface Report {

    /** What an advisory is about. */
    record OfServer(Source source, String stream, String consumer, long sequence) implements Report {}

    /** A letter that its publisher gave an id, as streams know it: published again with the same bytes it is the same. */
    record Sent(Content content, String id) implements Report {}

    /** A letter that names the message that failed: with the same bytes it speaks of the same failure. */
    record Naming(Content content, StoredAt message) implements Report {}

    /** Null if nothing tells a repeat from another letter with the same words. */
    static @Nullable Report of(Notice notice) {
        var failure = notice.failure();
        var message = failure.place();
        if (notice.source().advisory()) {
            return failure.consumer() == null || message == null
                    ? null
                    : new OfServer(notice.source(), message.stream(), failure.consumer(), message.sequence());
        }
        var id = id(notice);
        if (id != null) {
            return new Sent(Content.of(notice), id);
        }
        return message == null ? null : new Naming(Content.of(notice), message);
    }

    private static @Nullable String id(Notice notice) {
        return notice.headers().entrySet().stream().filter(header -> header.getKey().equalsIgnoreCase("Nats-Msg-Id"))
                .map(header -> header.getValue()).filter(values -> !values.isEmpty()).map(List::getFirst)
                .filter(value -> !value.isBlank()).findFirst().orElse(null);
    }
}
