package claudoom.monitor.ui;

import claudoom.monitor.payload.Decoded;
import claudoom.monitor.payload.JsonLine;
import java.util.List;

/**
 * A payload in the forms in which it can be read; an empty form has no tab.
 *
 * @param kind what it is: "JSON", "text", "bytes"
 * @param pretty indented, one thing a line
 * @param raw as it came, hostile characters made visible
 * @param note what a reader must know: "Only the first 64 of 1,000 bytes were kept."; empty if nothing
 */
public record PayloadText(String kind, String pretty, List<JsonLine> tree, String raw, String hex, String note) {

    /** Makes all forms at once; takes up to a tenth of a second for a large payload. */
    public static PayloadText of(Decoded decoded) {
        boolean json = decoded.form() == Decoded.Form.JSON;
        var kind = switch (decoded.form()) {
            case EMPTY -> "no payload";
            case JSON -> "JSON";
            case TEXT -> "text";
            case BINARY -> "bytes";
        };
        return new PayloadText(kind, json ? decoded.pretty() : "", decoded.lines(), decoded.raw(), decoded.hex(),
                decoded.note());
    }
}
