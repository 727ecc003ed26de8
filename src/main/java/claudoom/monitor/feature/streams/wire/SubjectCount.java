package claudoom.monitor.feature.streams.wire;

import claudoom.monitor.nats.JetStreamPages;
import java.util.concurrent.CompletableFuture;

/** How many messages of matching subjects a stream holds, as the server counts them. */
final class SubjectCount {

    /** A hundred thousand subjects a page. */
    private static final int MOST_PAGES = 50;

    private final JetStreamPages pages;

    SubjectCount(JetStreamPages pages) {
        this.pages = pages;
    }

    /** @param last sequence of the stream when it began to count */
    record Total(long messages, long last) {}

    CompletableFuture<Total> total(String stream, String pattern) {
        return page(stream, pattern, 0, 0, new Total(0, 0));
    }

    private CompletableFuture<Total> page(String stream, String pattern, long offset, int number, Total before) {
        return pages.subjects(stream, pattern, offset).thenCompose(info -> {
            var state = info.path("state");
            long messages = before.messages();
            int here = 0;
            for (var count : state.path("subjects")) {
                messages += StreamJson.count(count);
                here++;
            }
            var now = new Total(messages, number == 0 ? StreamJson.count(state.path("last_seq")) : before.last());
            long limit = StreamJson.count(info.path("limit"));
            long next = offset + limit;
            boolean more = here > 0 && limit > 0 && next < StreamJson.count(info.path("total"));
            if (more && number + 1 >= MOST_PAGES) {
                return CompletableFuture.failedFuture(new Counting.Uncountable(
                        "More than five million subjects match; they are not counted. Narrow the subject."));
            }
            return more
                    ? page(stream, pattern, next, number + 1, now)
                    : CompletableFuture.completedFuture(now);
        });
    }
}
