package claudoom.monitor.terms;

import java.time.Duration;

/**
 * What became of one message that an operator sent.
 *
 * @param detail one sentence without secrets; for {@code ANSWERED} the answer itself as text
 * @param after from the sending to this outcome
 */
public record Outcome(Fate fate, String detail, Duration after) {

    /** From worst to best known. */
    public enum Fate {
        /** It never left this process: read-only, not connected, not a valid subject or too large. */
        NOT_SENT,
        /** The server did not permit it. */
        REFUSED,
        /** The server says that nobody subscribes to the subject. */
        NOBODY_LISTENS,
        /** Delivered to somebody who did not answer in time. */
        NO_ANSWER, ANSWERED
    }
}
