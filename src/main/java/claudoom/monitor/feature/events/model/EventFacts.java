package claudoom.monitor.feature.events.model;

/**
 * One message as a line of the list shows it; all texts are safe to show, what is not known is empty.
 *
 * @param details what matters most of this kind of event, as "IMP_FIREBALL · 12 kills · 195 s"
 */
public record EventFacts(Weight weight, String agent, String kind, String episode, String tick, String details) {

    /** How much a line stands out; by icon and weight, hardly by colour. */
    public enum Weight {
        /** Comes all the time. */
        QUIET, PLAIN, DEATH, ERROR, DEAD_LETTER,
        /** What an experiment or a generation says. */
        MILESTONE, CONTROL
    }
}
