package claudoom.monitor.nats;

/** A question without an answer; the message is a sentence that a researcher understands. */
public final class QuestionFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why there is no answer. */
    public enum Reason {
        NOT_CONNECTED, NOT_PERMITTED, NOBODY_THERE, NO_ANSWER
    }

    public QuestionFailed(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What a failed answer failed with, out of whatever it was wrapped in. */
    public static QuestionFailed of(Throwable failed) {
        var cause = failed;
        while (!(cause instanceof QuestionFailed) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof QuestionFailed known
                ? known
                : new QuestionFailed(Reason.NO_ANSWER, "the answer could not be read: " + cause);
    }

    public Reason reason() {
        return reason;
    }
}
