package claudoom.monitor.feature.events.model;

import claudoom.monitor.terms.Arrival;
import org.jspecify.annotations.Nullable;

/** One line of the list. */
public sealed interface LogLine {

    /** A message, with its bytes. */
    record Message(Arrival arrival) implements LogLine {}

    /** A message that is not in the live tail, and where it is from. */
    record Apart(Arrival arrival, Origin origin) implements LogLine {}

    /** A place where messages are missing. */
    record Missing(Break what) implements LogLine {}

    /** A message that is not in the buffer any more. */
    record Gone() implements LogLine {}

    /** Where the message on this line comes from if not from the live tail. */
    default @Nullable Origin origin() {
        return null;
    }

    /** The message on this line, if there is one. */
    default @Nullable Arrival message() {
        return switch (this) {
            case Message(var arrival) -> arrival;
            case Apart(var arrival, var origin) -> arrival;
            case Missing missing -> null;
            case Gone gone -> null;
        };
    }
}
