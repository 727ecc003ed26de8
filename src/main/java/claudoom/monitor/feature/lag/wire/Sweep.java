package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.ConsumerRow;
import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.nats.QuestionFailed;
import claudoom.monitor.nats.QuestionFailed.Reason;
import claudoom.monitor.terms.ConsumerId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One round of questions: all streams, then the consumers of each, a few streams at a time so that one slow stream does not hold
 * up the others. Everything but the waiting happens on the polling thread.
 */
final class Sweep {

    private static final int AT_ONCE = 4;

    private final JetStreamLists lists;
    private final LagBook book;
    private final InstantSource clock;
    private final Set<String> denied;
    private final Deque<String> toAsk = new ArrayDeque<>();
    private final List<ConsumerRow> rows = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private int asked;
    private boolean waited;

    /** @param denied streams whose consumers this login may not list; added to here and not asked again */
    Sweep(JetStreamLists lists, LagBook book, InstantSource clock, Set<String> denied) {
        this.lists = lists;
        this.book = book;
        this.clock = clock;
        this.denied = denied;
    }

    /** Fails with {@link QuestionFailed} when nothing can be known at all. */
    CompletableFuture<Void> run() {
        return lists.streams().handle((list, failed) -> {
            if (failed == null) {
                return take(list);
            }
            // names alone are enough to find the consumers
            return reason(failed) == Reason.NOT_PERMITTED
                    ? lists.streamNames().thenCompose(this::takeNames)
                    : CompletableFuture.<Void>failedFuture(failed);
        }).thenCompose(next -> next).thenCompose(done -> askAll()).thenCompose(done -> outcome());
    }

    private CompletableFuture<Void> take(Listed<JsonNode> list) {
        var at = clock.instant();
        list.rows().forEach((name, row) -> {
            var stream = Rows.stream(row, at);
            if (stream == null) {
                book.notHeard(name);
            } else {
                book.take(stream);
                identify(row, at);
            }
            if (stream == null || !Long.valueOf(0).equals(stream.consumers()) || !book.knownConsumers(name).isEmpty()) {
                toAsk.add(name);
            }
        });
        waited |= !list.missing().isEmpty();
        list.offline().keySet().forEach(book::notHeard);
        for (var unreached : list.missing()) {
            if (!list.rows().containsKey(unreached)) {
                book.notHeard(unreached);
                toAsk.add(unreached); // its consumers may have leaders of their own
            }
        }
        book.toldAllStreams();
        return list.names().containsAll(book.knownStreams())
                ? CompletableFuture.completedFuture(null)
                : lists.streamNames().thenAccept(this::forgetStreams);
    }

    private void identify(JsonNode row, Instant at) {
        var known = Rows.identity(row, at);
        if (known != null) {
            book.take(known);
        }
    }

    private CompletableFuture<Void> takeNames(Listed<JsonNode> names) {
        names.names().forEach(book::notHeard);
        book.toldAllStreams();
        toAsk.addAll(names.names());
        forgetStreams(names);
        return CompletableFuture.completedFuture(null);
    }

    private void forgetStreams(Listed<JsonNode> names) {
        for (var known : book.knownStreams()) {
            if (!names.names().contains(known)) {
                book.absentStream(known);
            }
        }
    }

    private CompletableFuture<Void> askAll() {
        toAsk.removeIf(stream -> {
            boolean skip = denied.contains(stream);
            if (skip) {
                refusals.add(notPermitted(stream));
            }
            return skip;
        });
        var lanes = new ArrayList<CompletableFuture<Void>>();
        for (int lane = 0; lane < AT_ONCE; lane++) {
            lanes.add(askNext());
        }
        return CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> askNext() {
        var stream = toAsk.poll();
        if (stream == null) {
            return CompletableFuture.completedFuture(null);
        }
        asked++;
        return lists.consumers(stream, clock).thenCompose(list -> take(stream, list))
                .exceptionally(failed -> refused(stream, failed)).thenCompose(done -> askNext());
    }

    private CompletableFuture<Void> take(String stream, Listed<ConsumerRow> list) {
        for (var row : list.rows().values()) {
            book.take(row);
            rows.add(row);
        }
        var unreached = new HashSet<>(list.missing());
        unreached.removeAll(list.rows().keySet());
        unreached.forEach(name -> book.notHeard(new ConsumerId(stream, name)));
        list.offline().forEach((name, why) -> book.offline(new ConsumerId(stream, name), why));
        waited |= !list.missing().isEmpty();
        // each that is listed is in the book by now
        var lacking = book.consumersOf(stream) == list.rows().size()
                ? List.<String>of()
                : book.consumersBut(stream, list::names);
        if (lacking.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return lists.consumerNames(stream).thenAccept(names -> book.absent(stream,
                lacking.stream().filter(name -> !names.names().contains(name)).toList()));
    }

    private @Nullable Void refused(String stream, Throwable failed) {
        if (reason(failed) == Reason.NOT_PERMITTED) {
            denied.add(stream);
        }
        refusals.add(sentence(failed));
        return null;
    }

    private CompletableFuture<Void> outcome() {
        int refused = refusals.size();
        boolean nothing = refused > 0 && rows.isEmpty() && refused >= asked;
        return nothing
                ? CompletableFuture.failedFuture(new QuestionFailed(Reason.NO_ANSWER, refusals.getFirst()))
                : CompletableFuture.completedFuture(null);
    }

    /** What was learnt of each consumer. */
    List<ConsumerRow> rows() {
        return rows;
    }

    /** Whether the server had to wait for others that did not answer it. */
    boolean waited() {
        return waited || !refusals.isEmpty();
    }

    /** What could not be asked, in one sentence; null if everything could. */
    @Nullable String incomplete() {
        int others = refusals.size() - 1;
        return others < 0 ? null : refusals.getFirst() + (others == 0 ? "" : ", and " + others + " more of that kind");
    }

    private static String notPermitted(String stream) {
        return "this login may not use $JS.API.CONSUMER.LIST." + stream;
    }

    static @Nullable Reason reason(Throwable failed) {
        return cause(failed) instanceof QuestionFailed question ? question.reason() : null;
    }

    static String sentence(Throwable failed) {
        return String.valueOf(cause(failed).getMessage());
    }

    private static Throwable cause(Throwable failed) {
        var cause = failed.getCause();
        return failed instanceof CompletionException && cause != null ? cause : failed;
    }
}
