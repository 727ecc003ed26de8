package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.ConsumerRow;
import claudoom.monitor.nats.QuestionFailed;
import claudoom.monitor.nats.QuestionFailed.Reason;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The server's lists, page after page. Own paging, because the client library leaves out what the server could not reach, stops
 * early on 2.9 and never ends on an empty page; six seconds a page, because a cluster in trouble answers after four.
 */
final class JetStreamLists {

    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Set<Long> NOTHING_ELSE = Set.of();
    private static final Set<Long> GONE = Set.of(10_014L, 10_059L);
    private static final Set<Long> NO_MESSAGE = Set.of(10_037L);
    private static final Set<Long> SWITCHED_OFF = Set.of(10_039L, 10_076L);

    private final Questions questions;
    private final Executor executor;
    private final ConsumerPages consumers = new ConsumerPages();

    /** @param executor where answers are read */
    JetStreamLists(Questions questions, Executor executor) {
        this.questions = questions;
        this.executor = executor;
    }

    CompletableFuture<Listed<JsonNode>> streams() {
        return list("$JS.API.STREAM.LIST", "streams", Rows::streamName).thenApply(list -> {
            consumers.keepOnly(list.names());
            return list;
        });
    }

    CompletableFuture<Listed<JsonNode>> streamNames() {
        return list("$JS.API.STREAM.NAMES", "streams", Json::text);
    }

    /** @param clock tells when an answer came */
    CompletableFuture<Listed<ConsumerRow>> consumers(String stream, InstantSource clock) {
        return pages("$JS.API.CONSUMER.LIST." + stream, new Listed<ConsumerRow>(),
                page -> consumers.read(stream, page, clock.instant())).thenApply(list -> {
                    consumers.are(stream, list.rows().keySet());
                    return list;
                });
    }

    CompletableFuture<Listed<JsonNode>> consumerNames(String stream) {
        return list("$JS.API.CONSUMER.NAMES." + stream, ConsumerPages.LIST, Json::text);
    }

    private CompletableFuture<Listed<JsonNode>> list(String subject, String what, Function<JsonNode, String> name) {
        return pages(subject, new Listed<JsonNode>(), page -> {
            var tree = Json.read(page);
            return tree == null ? null : Listed.Page.of(tree, what, name, row -> row);
        });
    }

    /** One consumer, an "error" if it is gone; a short wait, because what is asked while nobody leads it is never answered. */
    CompletableFuture<JsonNode> consumerInfo(ConsumerId id) {
        return ask("$JS.API.CONSUMER.INFO." + id.stream() + "." + id.consumer(), "", SOON, GONE);
    }

    CompletableFuture<JsonNode> streamInfo(String stream) {
        return ask("$JS.API.STREAM.INFO." + stream, "", SOON, NOTHING_ELSE);
    }

    /** A stored message by sequence; without a field "message" if there is none. */
    CompletableFuture<JsonNode> message(String stream, String body) {
        return ask("$JS.API.STREAM.MSG.GET." + stream, body, PATIENCE, NO_MESSAGE);
    }

    private <R> CompletableFuture<Listed<R>> pages(String subject, Listed<R> list,
            Function<byte[], Listed.@Nullable Page<R>> read) {
        return ask(subject, "{\"offset\":" + list.next() + "}", PATIENCE, NOTHING_ELSE, read, Listed.Page::rest)
                .thenCompose(page -> list.add(page)
                        ? pages(subject, list, read)
                        : CompletableFuture.completedFuture(list));
    }

    /** One answer; fails with {@link QuestionFailed} also for what the server refuses in words. */
    CompletableFuture<JsonNode> ask(String subject, String body) {
        return ask(subject, body, PATIENCE, NOTHING_ELSE);
    }

    /** @param fine error codes that are answers as well */
    private CompletableFuture<JsonNode> ask(String subject, String body, Duration patience, Set<Long> fine) {
        return ask(subject, body, patience, fine, Json::read, tree -> tree);
    }

    /** @param head where an error stands in what was read */
    private <T> CompletableFuture<T> ask(String subject, String body, Duration patience, Set<Long> fine,
            Function<byte[], @Nullable T> read, Function<T, JsonNode> head) {
        return questions.ask(subject, body, patience).handleAsync((answer, failed) -> {
            if (failed != null) {
                return CompletableFuture.<T>failedFuture(failed);
            }
            var understood = read.apply(answer);
            return understood == null
                    ? CompletableFuture.<T>failedFuture(
                            new QuestionFailed(Reason.NO_ANSWER, "the answer to " + subject + " cannot be read"))
                    : accepted(understood, head.apply(understood).path("error"), fine);
        }, executor).thenCompose(outcome -> outcome);
    }

    private static <T> CompletableFuture<T> accepted(T answer, JsonNode error, Set<Long> fine) {
        var refusal = fine.contains(Json.number(error.path("err_code"), 0)) ? null : refusal(error);
        return refusal == null ? CompletableFuture.completedFuture(answer) : CompletableFuture.failedFuture(refusal);
    }

    private static @Nullable QuestionFailed refusal(JsonNode error) {
        if (error.isMissingNode() || error.isNull()) {
            return null;
        }
        if (SWITCHED_OFF.contains(Json.number(error.path("err_code"), 0))) {
            return new QuestionFailed(Reason.NOBODY_THERE, "JetStream is not switched on for this account");
        }
        return new QuestionFailed(Reason.NO_ANSWER, "the server says: " + Json.text(error.path("description")));
    }
}
