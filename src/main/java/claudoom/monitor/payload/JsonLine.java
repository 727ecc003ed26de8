package claudoom.monitor.payload;

/**
 * One line of a JSON payload shown as a tree; all texts are safe to show.
 *
 * @param depth 0 for the payload itself
 * @param key name of the member or index of the element, empty for the payload itself
 * @param value as JSON writes it, without the quotes of a string; of an object or list how many it holds: <code>{3}</code>, {@code [2]}
 * @param type {@code object}, {@code list}, {@code string}, {@code number}, {@code boolean} or {@code null}
 * @param pointer the JSON pointer to it (RFC 6901); empty for the payload itself, and where it would be too long to be of use
 */
public record JsonLine(int depth, String key, String value, String type, String pointer) {}
