package claudoom.monitor.feature.deadletters.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a notice reports: the same again is no second letter, whoever says it again. */
sealed interface Report {

    /** What an advisory is about. */
    record OfServer(Source source, String stream, String consumer, long sequence) implements Report {}

    /** A letter that its publisher gave an id, as streams know it: published again with the same bytes it is the same. */
    record Sent(Content content, String id) implements Report {}

    /** Null if nothing tells a repeat from another letter with the same words. */
    static @Nullable Report of(Notice notice) {
        return notice.source().advisory() ? ofServer(notice) : sent(notice);
    }

    private static @Nullable Report ofServer(Notice notice) {
        var message = notice.failure().place();
        var consumer = notice.failure().consumer();
        return consumer == null || message == null
                ? null
                : new OfServer(notice.source(), message.stream(), consumer, message.sequence());
    }

    private static @Nullable Report sent(Notice notice) {
        var id = id(notice);
        return id == null ? null : new Sent(Content.of(notice), id);
    }

    private static @Nullable String id(Notice notice) {
        return notice.headers().entrySet().stream().filter(header -> header.getKey().equalsIgnoreCase("Nats-Msg-Id"))
                .map(header -> header.getValue()).filter(values -> !values.isEmpty()).map(List::getFirst)
                .filter(value -> !value.isBlank()).findFirst().orElse(null);
    }
}
