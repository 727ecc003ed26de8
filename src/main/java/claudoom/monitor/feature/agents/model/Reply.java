package claudoom.monitor.feature.agents.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of asking one agent how it is.
 *
 * @param grammar in whose words it was asked; empty if no grammar in use has a question
 * @param took from asking until this was known
 * @param payload the agent's own answer, or the beginning of it; null if there is none
 * @param status what its answer says of how it is; null if it says nothing
 * @param detail one sentence
 * @param size bytes of the whole answer; 0 if there is none
 */
public record Reply(String agent, Fate fate, Instant at, String grammar, String subject, Duration took,
        byte @Nullable [] payload, @Nullable String status, String detail, int size) {

    /** How it ended. */
    public enum Fate {
        ASKING, ANSWERED,
        /** Somebody listens to the question, and did not answer in time. */
        SILENT,
        /** No client but monitors listens to the question. */
        ABSENT,
        /** No answer, and no server says who listens. */
        UNKNOWN,
        /** It was sent, and an answer could not have been heard: not permitted, or the connection was lost. */
        UNHEARD,
        /** It was not sent, or the server did not permit it. */
        NOT_ASKED
    }

    /** Whether only the beginning of its answer is kept. */
    public boolean cut() {
        return payload != null && payload.length < size;
    }

    public static Reply asking(String agent, Instant now) {
        return new Reply(agent, Fate.ASKING, now, "", "", Duration.ZERO, null, null, "asked, no answer yet", 0);
    }
}
