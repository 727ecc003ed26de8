package claudoom.monitor.feature.connect.model;

/**
 * A connection that can be chosen by its name.
 *
 * @param name of the context, or the address
 * @param detail where it leads
 * @param fault why it cannot be used, as a sentence; empty if it can
 * @param current whether it is the one in use
 * @param earlier its place among the connections of this run, or -1 for a context
 */
public record Choice(String name, String detail, String fault, boolean current, int earlier) {

    public boolean broken() {
        return !fault.isEmpty();
    }
}
