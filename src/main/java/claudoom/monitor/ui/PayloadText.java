package claudoom.monitor.ui;

import claudoom.monitor.payload.Decoded;
import claudoom.monitor.payload.Envelope;
import claudoom.monitor.payload.JsonLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payload in the forms in which it can be read; an empty form has no tab.
 *
 * @param kind what it is: "JSON", "MessagePack", "text", "bytes"
 * @param pretty indented, one thing a line
 * @param raw as it came, hostile characters made visible
 * @param note what a reader must know: "Only the first 64 of 1,000 bytes were kept."; empty if nothing
 * @param inside what is in the envelope, if it is one
 */
public record PayloadText(String kind, String pretty, List<JsonLine> tree, String raw, String hex, String note,
        @Nullable Inside inside) {

    /**
     * The payload without its envelope.
     *
     * @param facts what the envelope says, in one line
     */
    public record Inside(String facts, String pretty, List<JsonLine> tree) {}

    public PayloadText(String kind, String pretty, List<JsonLine> tree, String raw, String hex, String note) {
        this(kind, pretty, tree, raw, hex, note, null);
    }

    /** Makes all forms at once; takes up to a tenth of a second for a large payload. */
    public static PayloadText of(Decoded decoded) {
        boolean fields = decoded.form().structured();
        var envelope = Envelope.of(decoded.lines());
        var inside = envelope == null
                ? null
                : new Inside(envelope.facts(), Decoded.pretty(envelope.inner(), !decoded.cut()), envelope.inner());
        return new PayloadText(decoded.kind(), fields ? decoded.pretty() : "", decoded.lines(), decoded.raw(),
                decoded.hex(), decoded.note(), inside);
    }

    /** What Pretty shows. */
    String pretty(boolean whole) {
        return inside == null || whole ? pretty : inside.pretty;
    }

    /** What the tree shows. */
    List<JsonLine> tree(boolean whole) {
        return inside == null || whole ? tree : inside.tree;
    }
}
