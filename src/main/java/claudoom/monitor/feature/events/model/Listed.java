package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.Turns;
import org.jspecify.annotations.Nullable;

/** Messages in a row, each with a place that stays its own for ever; the oldest go when new ones need the room. */
interface Listed {

    /** Place of the oldest that can still be read. */
    long first();

    /** Place after the newest. */
    long end();

    /**
     * From now on messages with this number and later ones are new.
     *
     * @param tail what had been put into the tail before them
     */
    void watch(long number, Turns tail);

    /** Place of the first that is new, even if it is gone; after the newest if none is. */
    long watched();

    /** Which part of the room is taken by what is new, 0 to 1. */
    double filled();

    /** Number of the message at that place; -1 if nobody knows any more. */
    long numberAt(long place);

    /** The message at that place, or null when it is gone. */
    @Nullable Entry at(long place);

    /** Place of the first message whose number is not below this one. */
    long placeOf(long number);
}
