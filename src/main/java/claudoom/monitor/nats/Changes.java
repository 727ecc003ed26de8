package claudoom.monitor.nats;

import claudoom.monitor.terms.Ground;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Outcome;
import claudoom.monitor.terms.Outcome.Fate;
import claudoom.monitor.terms.SubjectPattern;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * What may be changed of streams, or of consumers, over a connection that is opened for it and closed after it: the list of
 * changes is checked here, whoever asks. In read-only mode there is no such object.
 */
public final class Changes {

    /** The servers of a cluster may take their time to agree. */
    private static final Duration WAIT = Duration.ofSeconds(10);

    private static final List<SubjectPattern> OF_STREAMS =
            patterns("STREAM", "CREATE.*", "UPDATE.*", "DELETE.*", "PURGE.*", "MSG.DELETE.*");
    private static final List<SubjectPattern> OF_CONSUMERS =
            patterns("CONSUMER", "PAUSE.*.*", "RESET.*.*", "UNPIN.*.*", "DELETE.*.*", "CREATE.*.*");

    private final Operator operator;
    private final Of what;

    /** What can be changed, each by its own subjects. */
    enum Of {
        STREAMS, CONSUMERS;

        boolean lists(String subject) {
            return (this == STREAMS ? OF_STREAMS : OF_CONSUMERS).stream().anyMatch(pattern -> pattern.matches(subject));
        }
    }

    Changes(Operator operator, Of what) {
        this.operator = operator;
        this.what = what;
    }

    private static List<SubjectPattern> patterns(String api, String... changes) {
        return Stream.of(changes).map(change -> new SubjectPattern("$JS.API." + api + "." + change)).toList();
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
     * @param subject as in {@code $JS.API.STREAM.PURGE.NAME}
     * @param ground where the confirmation said it goes; nothing is sent anywhere else
     * @return never completes exceptionally; {@code ANSWERED}, with what the server said, only where the change was made, and
     *         {@code REFUSED} also where the server said no
     * @throws IllegalArgumentException if it is no change that is listed here
     */
    public CompletableFuture<Answered> change(String subject, String json, Ground ground) {
        return operator.change(what, subject, json.getBytes(StandardCharsets.UTF_8), WAIT, ground)
                .thenApply(Changes::judged);
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
