package claudoom.monitor.feature.events.model;

/**
 * How far a gap is filled in from streams.
 *
 * @param filled messages found that had not come live; while it runs, messages looked at
 * @param from the streams they are from: "AGENT_EVENTS", "3 streams"; empty while unknown
 * @param why it ended as it did, in a few words; empty if there is nothing to say
 */
public record Fill(Phase phase, long filled, String from, String why) {

    public static final Fill NONE = new Fill(Phase.NONE, 0, "", "");

    /** Where it stands. */
    public enum Phase {
        NONE, RUNNING, DONE,
        /** Ended early; what was found until then stays. */
        PARTLY,
        /** Nothing could be read. */
        FAILED;

        boolean mayBegin() {
            return this == NONE || this == FAILED || this == PARTLY;
        }
    }
}
