package claudoom.monitor.nats;

import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Outcome;
import claudoom.monitor.terms.Outcome.Fate;
import claudoom.monitor.terms.SubjectPattern;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What may be changed of a stream, over a connection that is opened for it and closed after it: the list of changes is checked
 * here, whoever asks. In read-only mode there is no such object.
 */
public final class StreamChanges {

    /** The server of a cluster may take its time to agree. */
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final String API = "$JS.API.STREAM.";
    private static final List<SubjectPattern> LISTED =
            List.of("CREATE.*", "UPDATE.*", "DELETE.*", "PURGE.*", "MSG.DELETE.*").stream()
                    .map(change -> new SubjectPattern(API + change)).toList();

    private final Operator operator;

    StreamChanges(Operator operator) {
        this.operator = operator;
    }

    static boolean listed(String subject) {
        return LISTED.stream().anyMatch(pattern -> pattern.matches(subject));
    }

    /**
     * What the server made of it.
     *
     * @param outcome {@code ANSWERED} only where the change was made; {@code REFUSED} also where the server said no
     * @param purged how many messages went, of a purge; else null
     */
    public record Changed(Outcome outcome, @Nullable Long purged) {}

    /** Opens the connection; completes with a state that is connected or says why not. */
    public CompletableFuture<LinkState> arm() {
        return operator.arm();
    }

    /** Closes the connection; may take a second. */
    public void disarm() {
        operator.disarm();
    }

    public boolean armed() {
        return operator.armed();
    }

    /**
     * @param subject as in {@code $JS.API.STREAM.PURGE.NAME}
     * @return never completes exceptionally
     * @throws IllegalArgumentException if it is no change that is listed here
     */
    public CompletableFuture<Changed> change(String subject, String json) {
        return operator.change(subject, json.getBytes(StandardCharsets.UTF_8), WAIT).thenApply(StreamChanges::read);
    }

    private static Changed read(Answered answered) {
        var outcome = answered.outcome();
        var data = answered.data();
        if (outcome.fate() == Fate.NOBODY_LISTENS) {
            return new Changed(new Outcome(Fate.REFUSED, "JetStream is not switched on for this account",
                    outcome.after()), null);
        }
        return data == null ? new Changed(outcome, null) : read(outcome, data);
    }

    private static Changed read(Outcome outcome, byte[] data) {
        try {
            var root = ServerAnswer.JSON.readTree(data);
            var error = root.path("error");
            if (error.isObject()) {
                return new Changed(new Outcome(Fate.REFUSED,
                        "the server says: " + error.path("description").asString("no"), outcome.after()), null);
            }
            if (root.has("success") && !root.path("success").asBoolean(false)) {
                return new Changed(new Outcome(Fate.REFUSED, "the server did not do it", outcome.after()), null);
            }
            return new Changed(new Outcome(Fate.ANSWERED, "done", outcome.after()), purged(root));
        } catch (JacksonException broken) {
            return new Changed(new Outcome(Fate.NO_ANSWER, "sent, and the answer cannot be read", outcome.after()),
                    null);
        }
    }

    private static @Nullable Long purged(JsonNode root) {
        return root.has("purged") ? (Long) root.path("purged").asLong(0) : null;
    }
}
