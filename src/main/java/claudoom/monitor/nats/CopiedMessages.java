package claudoom.monitor.nats;

import claudoom.monitor.nats.QuestionFailed.Reason;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads messages from the copies of a stream that nobody leads. The question goes to a copy that is picked by chance, also to one
 * whose server is frozen, so it is asked a few times with little patience. A copy gives a message as it was stored: one with
 * malformed headers breaks the connection that hears it, so a stream of which that may have happened is left alone from then on.
 */
final class CopiedMessages {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int TRIES = 3;

    private final Questions questions;
    private final Set<String> broken = ConcurrentHashMap.newKeySet();

    CopiedMessages(Questions questions) {
        this.questions = questions;
    }

    /** @param leaderless what was said instead of an answer by a leader; the outcome if no copy says more */
    CompletableFuture<StoredMessage> get(String stream, String question, StoredMessage.Failed leaderless) {
        return get(stream, question, leaderless, TRIES);
    }

    private CompletableFuture<StoredMessage> get(String stream, String question, StoredMessage leaderless, int tries) {
        if (tries == 0 || broken.contains(stream)) {
            return CompletableFuture.completedFuture(leaderless);
        }
        return questions.askCopies(stream, question, PATIENCE).handle((answer, failed) -> {
            if (failed == null) {
                return CompletableFuture.completedFuture(answer);
            }
            var reason = QuestionFailed.of(failed).reason();
            if (reason == Reason.NOT_CONNECTED) {
                broken.add(stream);
            }
            return reason == Reason.NO_ANSWER
                    ? get(stream, question, leaderless, tries - 1)
                    : CompletableFuture.completedFuture(leaderless);
        }).thenCompose(next -> next);
    }
}
