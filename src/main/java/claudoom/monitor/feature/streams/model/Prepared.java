package claudoom.monitor.feature.streams.model;

/** What came of making a deed ready. */
public sealed interface Prepared {

    record Ready(Plan plan) implements Prepared {}

    /** Why it cannot be done, as a sentence or two that say what to do. */
    record Impossible(String reason) implements Prepared {}
}
