package claudoom.monitor.feature.streams.model;

/** What became of a confirmed plan. */
public sealed interface Done {

    /** It was done; the sentence says what exactly. */
    record Success(Plan plan, String sentence) implements Done {}

    /** It is not what was confirmed any more: nothing was sent. */
    record Changed(Plan now, String sentence) implements Done {}

    /** Nothing was done, or nobody knows; the sentence says which. */
    record Failure(Plan plan, String sentence) implements Done {}
}
