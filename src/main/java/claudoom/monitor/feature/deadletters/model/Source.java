package claudoom.monitor.feature.deadletters.model;

/** How the monitor came to know of a dead letter. */
public enum Source {
    /** A message on a dead-letter subject of a grammar. */
    SUBJECT("subject", "dead-letter subject"),
    /** The server said that it will not deliver the message again. */
    MAX_DELIVERIES("max_deliveries", "deliveries used up"),
    /** The server said that a worker gave the message up for good. */
    TERMINATED("terminated", "terminated");

    private final String code;
    private final String words;

    Source(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** Its name in the report. */
    public String code() {
        return code;
    }

    /** Its name on screen. */
    public String words() {
        return words;
    }

    public boolean advisory() {
        return this != SUBJECT;
    }
}
