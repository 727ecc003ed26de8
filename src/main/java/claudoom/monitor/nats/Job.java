package claudoom.monitor.nats;

import org.jspecify.annotations.Nullable;

/** What a connection is for, and with that what it means when messages with malformed headers break it. */
enum Job {
    DATA("data"), API("api"),
    /** It sends headers, and hears nothing but answers to itself: never without them. */
    OPERATOR("operator");

    private final String word;

    Job(String word) {
        this.word = word;
    }

    /** As threads are called, and as the server shows us. */
    String word() {
        return word;
    }

    boolean worksWithoutHeaders() {
        return this != OPERATOR;
    }

    /** What is to be said after the first time, empty if the interruption says enough. */
    String once(@Nullable String subject) {
        return this == API
                ? "A message with malformed headers on " + named(subject)
                        + " broke the connection for questions and advisories: some advisories may be missing."
                : "";
    }

    String twice(@Nullable String subject) {
        return switch (this) {
            case DATA -> "Headers are left out: messages with malformed headers on " + named(subject)
                    + " broke the connection twice.";
            case API -> "Questions and advisories go without headers: messages with malformed headers on "
                    + named(subject) + " broke their connection twice.";
            case OPERATOR -> "";
        };
    }

    private static String named(@Nullable String subject) {
        return subject == null ? "an unknown subject" : subject;
    }
}
