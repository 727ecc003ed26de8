package claudoom.monitor.feature.subjects.model;

/**
 * One difference between two payloads.
 *
 * @param where the JSON pointer, or which line
 * @param before empty if it was not there
 * @param after empty if it is not there any more
 */
public record Change(Kind kind, String where, String before, String after) {

    /** What became of it. */
    public enum Kind {
        CHANGED, ADDED, REMOVED
    }

    static Change changed(String where, String before, String after) {
        return new Change(Kind.CHANGED, where, before, after);
    }

    static Change added(String where, String after) {
        return new Change(Kind.ADDED, where, "", after);
    }

    static Change removed(String where, String before) {
        return new Change(Kind.REMOVED, where, before, "");
    }
}
