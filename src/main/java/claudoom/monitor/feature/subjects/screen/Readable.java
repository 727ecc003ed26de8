package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.payload.Decoded;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.PayloadText;
import java.util.List;
import java.util.Map;

/** A message as the panel shows it: its payload in all forms, and its headers. */
record Readable(PayloadText payload, Map<String, List<String>> headers) {

    static Readable of(Decoded decoded, Map<String, List<String>> headers) {
        var tree = decoded.lines().stream()
                .map(line -> new PayloadText.JsonLine(line.depth(), line.key(), line.value(), line.type())).toList();
        var pretty = decoded.form() == Decoded.Form.JSON ? decoded.pretty() : "";
        var kind = switch (decoded.form()) {
            case EMPTY -> "no payload";
            case JSON -> "JSON";
            case TEXT -> "text";
            case BINARY -> "bytes";
        };
        return new Readable(new PayloadText(kind + " · " + Figures.bytes((long) decoded.size()), pretty, tree,
                decoded.raw(), decoded.hex(), decoded.note()), headers);
    }
}
