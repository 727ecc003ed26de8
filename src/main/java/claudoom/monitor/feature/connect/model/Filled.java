package claudoom.monitor.feature.connect.model;

import java.util.Set;

/**
 * What a connection that is known already looks like in the sheet.
 *
 * @param kept secrets that it has, which are not shown and hold as long as server and login stay the same
 * @param from where it comes from, in words
 */
public record Filled(Draft draft, Set<Part> kept, String from) {}
