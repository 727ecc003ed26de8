package claudoom.monitor.feature.events.model;

/**
 * Something that could stand at the caret.
 *
 * @param text takes the place of what stands between {@code from} and {@code to}
 * @param help what it is, in a few words; may be empty
 */
public record Suggestion(String text, String help, int from, int to) {}
