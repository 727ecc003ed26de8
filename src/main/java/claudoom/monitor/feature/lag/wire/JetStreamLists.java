package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.nats.QuestionFailed;
import claudoom.monitor.nats.QuestionFailed.Reason;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
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

    /** @param executor where answers are read */
    JetStreamLists(Questions questions, Executor executor) {
        this.questions = questions;
        this.executor = executor;
    }

    CompletableFuture<Listed> streams() {
        return pages("$JS.API.STREAM.LIST", new Listed("streams", Rows::streamName));
    }

    CompletableFuture<Listed> streamNames() {
        return pages("$JS.API.STREAM.NAMES", new Listed("streams", Json::text));
    }

    CompletableFuture<Listed> consumers(String stream) {
        return pages("$JS.API.CONSUMER.LIST." + stream, new Listed("consumers", Rows::consumerName));
    }

    CompletableFuture<Listed> consumerNames(String stream) {
        return pages("$JS.API.CONSUMER.NAMES." + stream, new Listed("consumers", Json::text));
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

    private CompletableFuture<Listed> pages(String subject, Listed list) {
        return ask(subject, "{\"offset\":" + list.next() + "}").thenCompose(
                page -> list.add(page) ? pages(subject, list) : CompletableFuture.completedFuture(list));
    }

    /** One answer; fails with {@link QuestionFailed} also for what the server refuses in words. */
    CompletableFuture<JsonNode> ask(String subject, String body) {
        return ask(subject, body, PATIENCE, NOTHING_ELSE);
    }

    /** @param fine error codes that are answers as well */
    private CompletableFuture<JsonNode> ask(String subject, String body, Duration patience, Set<Long> fine) {
        return questions.ask(subject, body, patience)
                .handleAsync((answer, failed) -> failed == null
                        ? understood(subject, answer, fine)
                        : CompletableFuture.<JsonNode>failedFuture(failed), executor)
                .thenCompose(outcome -> outcome);
    }

    private static CompletableFuture<JsonNode> understood(String subject, byte[] answer, Set<Long> fine) {
        var tree = Json.read(answer);
        if (tree == null) {
            return CompletableFuture.failedFuture(
                    new QuestionFailed(Reason.NO_ANSWER, "the answer to " + subject + " cannot be read"));
        }
        var error = tree.path("error");
        var refusal = fine.contains(Json.number(error.path("err_code"), 0)) ? null : refusal(error);
        return refusal == null ? CompletableFuture.completedFuture(tree) : CompletableFuture.failedFuture(refusal);
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
