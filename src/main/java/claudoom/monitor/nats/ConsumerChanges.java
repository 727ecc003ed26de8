package claudoom.monitor.nats;

import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Outcome;
import claudoom.monitor.terms.Outcome.Fate;
import claudoom.monitor.terms.SubjectPattern;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.core.JacksonException;

/**
 * What may be changed of a consumer, over a connection that is opened for it and closed after it: the list of changes is
 * checked here, whoever asks. In read-only mode there is no such object.
 */
public final class ConsumerChanges {

    /** The servers of a cluster may take their time to agree. */
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final List<SubjectPattern> LISTED =
            List.of("PAUSE", "RESET", "UNPIN", "DELETE", "CREATE").stream()
                    .map(change -> new SubjectPattern("$JS.API.CONSUMER." + change + ".*.*")).toList();

    private final Operator operator;

    ConsumerChanges(Operator operator) {
        this.operator = operator;
    }

    static boolean listed(String subject) {
        return LISTED.stream().anyMatch(pattern -> pattern.matches(subject));
    }

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
     * @param subject as in {@code $JS.API.CONSUMER.PAUSE.STREAM.NAME}
     * @return never completes exceptionally; {@code ANSWERED}, with what the server said, only where the change was made, and
     *         {@code REFUSED} also where the server said no
     * @throws IllegalArgumentException if it is no change that is listed here
     */
    public CompletableFuture<Answered> change(String subject, String json) {
        return operator.changeConsumer(subject, json.getBytes(StandardCharsets.UTF_8), WAIT)
                .thenApply(ConsumerChanges::judged);
    }

    private static Answered judged(Answered answered) {
        var outcome = answered.outcome();
        var data = answered.data();
        if (outcome.fate() == Fate.NOBODY_LISTENS) {
            return refused(outcome, "JetStream is not switched on for this account");
        }
        if (data == null) {
            return answered;
        }
        try {
            var root = ServerAnswer.JSON.readTree(data);
            var error = root.path("error");
            if (error.isObject()) {
                return refused(outcome, "the server says: " + error.path("description").asString("no"));
            }
            return root.has("success") && !root.path("success").asBoolean(false)
                    ? refused(outcome, "the server did not do it")
                    : new Answered(new Outcome(Fate.ANSWERED, "done", outcome.after()), data);
        } catch (JacksonException broken) {
            return Answered.without(
                    new Outcome(Fate.NO_ANSWER, "sent, and the answer cannot be read", outcome.after()));
        }
    }

    private static Answered refused(Outcome outcome, String why) {
        return Answered.without(new Outcome(Fate.REFUSED, why, outcome.after()));
    }
}
