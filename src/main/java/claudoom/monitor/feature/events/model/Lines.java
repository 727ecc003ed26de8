package claudoom.monitor.feature.events.model;

/** Messages and gaps as numbered lines, wherever they come from; a line keeps its number unless {@link Shift}s tell otherwise. */
public interface Lines {

    /** The oldest line that can be read. */
    long firstLine();

    /** The line after the newest. */
    long endLine();

    /** What stands on a line. */
    LogLine line(long line);

    /** Lines that tell what is missing, among those that can be read. */
    long gaps();

    /**
     * The nearest line that tells what is missing.
     *
     * @param down whether it is looked for after this line, else before it
     * @return -1 if there is none
     */
    long gap(long from, boolean down);

    /** Messages that can be read in this list. */
    long messages();

    /** Messages that ever came into this list. */
    long everListed();

    /** Whether the list is still being made. */
    boolean lags();

    /** The messages that are listed now. */
    Listing listing();
}
