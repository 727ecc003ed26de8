package claudoom.monitor.feature.events.model;

import java.io.Serial;

/** A filter that cannot be understood; the message says in a few words what to change. */
public final class BadFilter extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    BadFilter(String message) {
        super(message);
    }
}
