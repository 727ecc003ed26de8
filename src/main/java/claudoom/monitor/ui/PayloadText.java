package claudoom.monitor.ui;

import java.util.List;

/**
 * A payload in the forms in which it can be read; an empty form has no tab.
 *
 * @param kind what it is: "JSON", "MessagePack", "text", "bytes"
 * @param pretty indented, one thing a line
 * @param raw as it came, hostile characters made visible
 * @param note what a reader must know: "1.0 MB, the first 64 kB shown"; empty if nothing
 */
public record PayloadText(String kind, String pretty, List<JsonLine> tree, String raw, String hex, String note) {

    /**
     * One line of the tree.
     *
     * @param depth 0 at the top; children follow their parent one deeper
     * @param key name or index; empty at the top
     * @param value as text; of an object or array its size in words
     * @param type {@code object array string number boolean null}, or what the format calls it
     */
    public record JsonLine(int depth, String key, String value, String type) {}
}
