package claudoom.monitor.payload;

/**
 * One line of a payload shown as a tree; key and value are safe to show.
 *
 * @param depth 0 for the payload itself
 * @param key name of the member or index of the element, empty for the payload itself
 * @param value as JSON writes it, without the quotes of a string; of an object or list how many it holds: <code>{3}</code>, {@code [2]}
 * @param type {@code object}, {@code list}, {@code string}, {@code number}, {@code boolean}, {@code null} or {@code bytes}
 * @param pointer the JSON pointer to it (RFC 6901) as it was sent, not safe to show; empty for the payload itself, and where it would be
 *     too long to be of use
 */
public record JsonLine(int depth, String key, String value, String type, String pointer) {

    /** Whether it holds a value rather than other lines. */
    public boolean leaf() {
        return !type.equals("object") && !type.equals("list");
    }

    /** The value as it was sent: of a string the text itself; not safe to show. */
    public String said() {
        return type.equals("string") ? unescaped(value) : value;
    }

    private static String unescaped(String json) {
        if (json.indexOf('\\') < 0) {
            return json;
        }
        var said = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c != '\\' || i + 1 == json.length()) {
                said.append(c);
                continue;
            }
            char kind = json.charAt(++i);
            if (kind == 'u' && i + 4 < json.length()) {
                said.append((char) Integer.parseInt(json.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                said.append(kind == 'n' ? '\n' : kind == 't' ? '\t' : kind == 'r' ? '\r' : kind);
            }
        }
        return said.toString();
    }
}
