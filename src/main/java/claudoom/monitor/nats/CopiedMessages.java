package claudoom.monitor.nats;

import claudoom.monitor.nats.QuestionFailed.Reason;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Reads messages from the copies of a stream that nobody leads. The question goes to a copy that is picked by chance, also to one
 * whose server is frozen, so it is asked again and again until any of them answers. A copy gives a message as it was stored: one
 * with malformed headers breaks the connection that hears it, so a stream of which that may have happened is left alone from then
 * on.
 */
final class CopiedMessages {

    /** Two of three frozen: of so many questions one in ten thousand finds no copy that lives. */
    private static final int TRIES = 24;
    private static final Duration EVERY = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Questions questions;
    private final Set<String> broken = ConcurrentHashMap.newKeySet();

    CopiedMessages(Questions questions) {
        this.questions = questions;
    }

    /** @param leaderless what was said instead of an answer by a leader; the outcome if no copy says more */
    CompletableFuture<StoredMessage> get(String stream, String question, StoredMessage.Failed leaderless) {
        var outcome = new CompletableFuture<StoredMessage>();
        ask(stream, question, leaderless, outcome, TRIES);
        return outcome;
    }

    private void ask(String stream, String question, StoredMessage leaderless,
            CompletableFuture<StoredMessage> outcome, int tries) {
        if (outcome.isDone()) {
            return;
        }
        if (broken.contains(stream)) {
            outcome.complete(leaderless);
            return;
        }
        int before = questions.diedOfMessages();
        questions.askCopies(stream, question, PATIENCE).whenComplete((answer, failed) -> {
            var reason = failed == null ? null : QuestionFailed.of(failed).reason();
            if (reason == Reason.NOT_CONNECTED && questions.diedOfMessages() != before) {
                broken.add(stream);
            }
            if (reason == null) {
                outcome.complete(answer);
            } else if (reason != Reason.NO_ANSWER || tries == 1) {
                outcome.complete(leaderless);
            }
        });
        if (tries > 1) {
            CompletableFuture.delayedExecutor(EVERY.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> ask(stream, question, leaderless, outcome, tries - 1));
        }
    }
}
