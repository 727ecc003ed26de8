package claudoom.monitor.grammar;

import claudoom.monitor.terms.ExactSubject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something an operator can tell the experiment or one agent to do, in the words of one grammar. */
public final class Command {

    private final String grammar;
    private final String id;
    private final String title;
    private final Scope scope;
    private final Confirm confirm;
    private final Template subject;
    private final Phrase payload;

    Command(String grammar, String id, String title, Scope scope, Confirm confirm, Template subject, Phrase payload) {
        this.grammar = grammar;
        this.id = id;
        this.title = title;
        this.scope = scope;
        this.confirm = confirm;
        this.subject = subject;
        this.payload = payload;
    }

    /** Whom a command is meant for. */
    public enum Scope {
        EXPERIMENT, AGENT
    }

    /** How much an operator has to do before the command leaves. */
    public enum Confirm {
        /** One press after subject, payload and targets were shown. */
        ASK,
        /** As {@code ASK}, and the id of the command typed in: what it does cannot be undone. */
        TYPE
    }

    /** Name of the grammar whose words this command uses. */
    public String grammar() {
        return grammar;
    }

    /** What it does, the same in all grammars: {@code pause}, {@code resume}, {@code reset}, {@code config}, {@code shutdown} … */
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public Scope scope() {
        return scope;
    }

    public Confirm confirm() {
        return confirm;
    }

    /** Whether the subject names its target, so that {@link #subjectFor} needs one. */
    public boolean needsTarget() {
        return !subject.names().isEmpty();
    }

    /** The subject with a {@code *} in the place of the target: for showing, never for sending. */
    public String form() {
        return subject.pattern().text();
    }

    /**
     * The subject that one message goes to.
     *
     * @param target the agent, or the experiment where the subject names one; null where it names nobody
     * @throws IllegalArgumentException with one sentence for the user if no message can be sent there: a wildcard,
     *         a space, a dot, a control character or nothing at all in the place of the name
     */
    public String subjectFor(@Nullable String target) {
        return fill(subject, target);
    }

    /**
     * The bytes to send as JSON text, empty if the command carries none.
     *
     * @param messageId something unique for this message, so that an answer and a log line can be told to be its own
     */
    public String payloadFor(@Nullable String target, String messageId, Instant now) {
        String who = target == null ? "" : JsonText.escaped(target);
        return payload.fill(Map.of("agent", who, "exp", who, "id", JsonText.escaped(messageId), "now", now.toString()));
    }

    static String fill(Template subject, @Nullable String target) {
        if (subject.names().isEmpty()) {
            return subject.fill(Map.of());
        }
        if (target == null || target.isEmpty()) {
            throw new IllegalArgumentException("Nobody is named whom this could be sent to.");
        }
        String refusal = ExactSubject.tokenRefusal(target);
        String text = subject.fill(Map.of(subject.names().iterator().next(), target));
        refusal = refusal == null ? ExactSubject.refusal(text) : refusal;
        if (refusal != null) {
            throw new IllegalArgumentException(refusal);
        }
        return text;
    }

    @Override
    public String toString() {
        return grammar + ":" + id + " " + form();
    }
}
