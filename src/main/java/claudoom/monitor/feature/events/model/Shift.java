package claudoom.monitor.feature.events.model;

/**
 * Lines were put into the middle of the list.
 *
 * @param line this line and all after it moved
 * @param by so many lines further down; negative if lines were taken out
 */
public record Shift(long line, long by) {

    /** Where a line is now. */
    public long of(long old) {
        return old >= line ? Math.max(line, old + by) : old;
    }
}
