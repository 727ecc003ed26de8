package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.Entry;
import org.jspecify.annotations.Nullable;

/** A line of the list on its way into a file. */
public sealed interface OutLine {

    /**
     * A message.
     *
     * @param origin null of what came live
     */
    record Message(Entry entry, @Nullable Origin origin) implements OutLine {}

    /** A place where messages are missing. */
    record Missing(Break what) implements OutLine {}
}
