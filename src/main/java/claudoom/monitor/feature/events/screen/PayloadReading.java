package claudoom.monitor.feature.events.screen;

import claudoom.monitor.payload.Decoded;
import claudoom.monitor.payload.JsonLine;
import claudoom.monitor.payload.Payloads;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.ui.PayloadText;
import java.util.List;

/** The payload of one message in all the forms in which it can be read. */
public record PayloadReading(Arrival of, PayloadText text) {

    /** A payload larger than this is not read on the frame thread. */
    static final int QUICK = 32 << 10;

    /** Any thread; takes up to a tenth of a second for the largest. */
    public static PayloadReading read(Arrival arrival) {
        var decoded = Payloads.decode(arrival.payload(), arrival.size());
        boolean json = decoded.form() == Decoded.Form.JSON;
        List<PayloadText.JsonLine> tree = json
                ? decoded.lines().stream().map(PayloadReading::line).toList()
                : List.of();
        return new PayloadReading(arrival, new PayloadText(word(decoded.form()), json ? decoded.pretty() : "", tree,
                decoded.raw(), decoded.hex(), decoded.note()));
    }

    private static PayloadText.JsonLine line(JsonLine line) {
        return new PayloadText.JsonLine(line.depth(), line.key(), line.value(), line.type());
    }

    private static String word(Decoded.Form form) {
        return switch (form) {
            case EMPTY -> "empty";
            case JSON -> "JSON";
            case TEXT -> "text";
            case BINARY -> "bytes";
        };
    }
}
