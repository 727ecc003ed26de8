package claudoom.monitor.feature.events.model;

/**
 * One value of a payload or a header.
 *
 * @param text as it was sent
 */
public record Value(String text, Type type) {

    /** What sort of thing it is. */
    public enum Type {
        TEXT, NUMBER, BOOLEAN,
        /** An object or a list: it is there, but there is nothing to compare. */
        STRUCTURE
    }
}
