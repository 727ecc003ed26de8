package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.nats.QuestionFailed;
import claudoom.monitor.nats.Questions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks which streams keep dead letters. */
final class StreamList {

    static final String SUBJECT = "$JS.API.STREAM.LIST";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_STREAMS = 100_000;

    private final Questions questions;
    private final Executor polls;
    private final List<String> wanted;

    StreamList(Questions questions, Executor polls, List<String> wanted) {
        this.questions = questions;
        this.polls = polls;
        this.wanted = wanted;
    }

    /** Streams without interest in dead letters are left out; completes on the scheduler. */
    CompletableFuture<List<Keeper>> keepers() {
        return page(0, new ArrayList<>());
    }

    private CompletableFuture<List<Keeper>> page(int offset, List<Keeper> found) {
        return questions.ask(SUBJECT, "{\"offset\":" + offset + "}", PATIENCE).thenComposeAsync(answer -> {
            var root = read(answer);
            var streams = root.path("streams");
            streams.forEach(info -> {
                var keeper = Keeper.of(info, wanted);
                if (!keeper.filters().isEmpty()) {
                    found.add(keeper);
                }
            });
            int next = offset + streams.size();
            boolean more = !streams.isEmpty() && next < Math.min(MOST_STREAMS, root.path("total").asInt(0));
            return more ? page(next, found) : CompletableFuture.completedFuture(found);
        }, polls);
    }

    private static JsonNode read(byte[] answer) {
        try {
            var root = ServerJson.ANSWER.readTree(answer);
            var error = root.get("error");
            if (error == null) {
                return root;
            }
            throw new Unreadable(error.path("description").asString("the server refused to list the streams"));
        } catch (JacksonException broken) {
            throw new Unreadable("the list of streams cannot be read");
        }
    }

    /** The sentence for whatever made a question fail. */
    static String reason(Throwable failed) {
        var cause = failed;
        while (cause.getCause() != null && !(cause instanceof QuestionFailed) && !(cause instanceof Unreadable)) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** The answer was no answer. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }
}
