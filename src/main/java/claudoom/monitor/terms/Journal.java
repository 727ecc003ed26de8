package claudoom.monitor.terms;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where everything that changes something is written down before it leaves, and what became of it afterwards. Any thread. */
public interface Journal {

    /**
     * One message that leaves once.
     *
     * @param command what kind of deed, as one word or two: "purge stream"
     * @param title the deed in full: "Purge AGENT_EVENTS: 1,204 messages"
     * @param server where to, in words
     */
    record Line(String id, Instant at, String command, String title, String subject, String payload, String server) {}

    /** On the disk when it completes: null then, or why it is not, as one sentence. */
    CompletableFuture<@Nullable String> begin(Line line);

    /** What became of it. */
    void end(Line line, Outcome outcome);
}
