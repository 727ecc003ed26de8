package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.Entry;
import org.jspecify.annotations.Nullable;

/** Messages in a row, each with a place that stays its own for ever; the oldest go when new ones need the room. */
interface Listed {

    /** Place of the oldest that can still be read. */
    long first();

    /** Place after the newest. */
    long end();

    /** How many there is room for. */
    long room();

    /** The message at that place, or null when it is gone. */
    @Nullable Entry at(long place);

    /** Place of the first message whose number is not below this one. */
    long placeOf(long number);
}
