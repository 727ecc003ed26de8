package claudoom.monitor.feature.events.model;

import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a server, read by sequence, one question a message and never a consumer, so that a stream and whoever works
 * on it are left alone. Never blocks; answers complete on one thread, failures with {@link Failed}.
 */
public interface Archive {

    /** A pattern under which every subject falls. */
    String EVERY_SUBJECT = ">";

    /** All streams of the account, by name. */
    CompletableFuture<List<StreamFacts>> streams();

    CompletableFuture<StreamFacts> stream(String name);

    /** The first message at or after this sequence under a subject pattern; null if the stream holds no such message now. */
    CompletableFuture<@Nullable Stored> next(String stream, long from, String subject);

    /** How far the server's clock is ahead of ours, as far as it can be known. */
    CompletableFuture<Duration> ahead();

    /** The thread on which answers come, for work that goes on from there. */
    Executor thread();

    /** A question had no answer; the message is a sentence for a researcher. */
    final class Failed extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        public Failed(String message) {
            super(message);
        }

        /** The sentence for whatever made a question fail. */
        public static String reason(Throwable failed) {
            var cause = failed;
            while (!(cause instanceof Failed) && cause.getCause() != null) {
                cause = cause.getCause();
            }
            return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        }
    }
}
