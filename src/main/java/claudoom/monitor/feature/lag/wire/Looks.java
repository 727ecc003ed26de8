package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.ConsumerRow;
import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.nats.QuestionFailed;
import claudoom.monitor.nats.QuestionFailed.Reason;
import claudoom.monitor.terms.ConsumerId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Asks for the few consumers that somebody looks at, one by one and their streams, while rounds over everything take too long to
 * come every two seconds. An answer that does not come says that nobody leads a consumer, the second time.
 */
final class Looks {

    private static final int MOST = 48;

    private final JetStreamLists lists;
    private final LagBook book;
    private final OldestMessages oldest;
    private final InstantSource clock;
    private final Set<ConsumerId> unanswered = new HashSet<>();
    private boolean denied;

    Looks(JetStreamLists lists, LagBook book, OldestMessages oldest, InstantSource clock) {
        this.lists = lists;
        this.book = book;
        this.oldest = oldest;
        this.clock = clock;
    }

    void forgive() {
        denied = false;
    }

    /** Never fails. @return whether everything was answered, so that the time it took tells what it costs */
    CompletableFuture<Boolean> at(Collection<ConsumerId> seen) {
        var few = denied ? List.<ConsumerId>of() : seen.stream().limit(MOST).toList();
        unanswered.retainAll(few);
        var streams = few.stream().map(ConsumerId::stream).collect(Collectors.toUnmodifiableSet());
        var rows = new ArrayList<ConsumerRow>();
        return CompletableFuture.allOf(streams.stream().map(this::stream).toArray(CompletableFuture[]::new))
                .thenCompose(done -> CompletableFuture.allOf(
                        few.stream().map(id -> consumer(id, rows)).toArray(CompletableFuture[]::new)))
                .thenCompose(done -> oldest.ask(rows, few, false))
                .thenApply(done -> unanswered.isEmpty());
    }

    private CompletableFuture<Void> stream(String name) {
        return lists.streamInfo(name).thenAccept(answer -> {
            var figures = Rows.stream(answer, clock.instant());
            if (figures != null) {
                book.take(figures);
            }
        }).exceptionally(failed -> null); // its consumers tell whether somebody leads them
    }

    private CompletableFuture<Void> consumer(ConsumerId id, List<ConsumerRow> rows) {
        return lists.consumerInfo(id).thenAccept(answer -> {
            unanswered.remove(id);
            if (answer.has("error")) {
                return; // that it is gone is found out by the rounds
            }
            var row = Rows.consumer(id.stream(), answer, clock.instant());
            book.take(row);
            rows.add(row);
        }).exceptionally(failed -> {
            var reason = QuestionFailed.of(failed).reason();
            denied |= reason == Reason.NOT_PERMITTED;
            if (reason == Reason.NO_ANSWER) {
                unanswered.add(id);
                book.notHeard(id);
            }
            return null;
        });
    }
}
