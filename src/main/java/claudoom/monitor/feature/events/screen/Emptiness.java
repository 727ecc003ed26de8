package claudoom.monitor.feature.events.screen;

/** Why the list shows nothing. */
public enum Emptiness {
    /** Nothing has come yet. */
    QUIET,
    /** Nothing that came matches. */
    NO_MATCH,
    /** The filter is still looking. */
    LOOKING,
    /** There is no connection over which something could come. */
    NOT_CONNECTED,
    /** What is listed is a stream; its own words say why there is nothing. */
    PAST
}
