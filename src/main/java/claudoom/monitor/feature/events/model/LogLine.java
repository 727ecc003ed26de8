package claudoom.monitor.feature.events.model;

import claudoom.monitor.terms.Arrival;

/** One line of the list. */
public sealed interface LogLine {

    /** A message, with its bytes. */
    record Message(Arrival arrival) implements LogLine {}

    /** A place where messages are missing. */
    record Missing(Break what) implements LogLine {}

    /** A message that is not in the buffer any more. */
    record Gone() implements LogLine {}
}
