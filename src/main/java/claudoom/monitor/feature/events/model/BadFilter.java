package claudoom.monitor.feature.events.model;

import java.io.Serial;

/** A filter that cannot be understood; the message says in a few words what to change, and the places where. */
public final class BadFilter extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final int from;
    private final int to;

    /**
     * @param from index of the first character that is meant
     * @param to index after the last one; equal to {@code from} where something is missing
     */
    BadFilter(String message, int from, int to) {
        super(message);
        this.from = from;
        this.to = to;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }
}
