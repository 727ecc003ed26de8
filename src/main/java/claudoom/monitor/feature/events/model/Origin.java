package claudoom.monitor.feature.events.model;

/**
 * Where a message comes from that is not in the live tail.
 *
 * @param stream empty if it is of no stream
 * @param sequence in that stream
 */
public record Origin(Kind kind, String stream, long sequence) {

    /** Why it is listed. */
    public enum Kind {
        /** It was missed live and read from a stream afterwards. */
        FILLED,
        /** Somebody looks at a stream. */
        STORED,
        /** One of the last of its agent, older than the tail. */
        KEPT
    }
}
