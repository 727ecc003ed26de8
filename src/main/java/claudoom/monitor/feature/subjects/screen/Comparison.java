package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Differences;
import claudoom.monitor.feature.subjects.model.HistoryMessage;
import claudoom.monitor.payload.Decoded;
import claudoom.monitor.payload.Payloads;
import claudoom.monitor.payload.Readings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what differs between two messages: field by field where both can be read as trees, else line by line. */
final class Comparison {

    private Comparison() {}

    /** May take a moment for large payloads. */
    static Differences of(HistoryMessage older, HistoryMessage newer, Readings readings) {
        var before = decoded(older, readings);
        var after = decoded(newer, readings);
        return before.lines().isEmpty() || after.lines().isEmpty()
                ? Differences.ofLines(lines(before), lines(after), note(before, after))
                : Differences.ofFields(fields(before), fields(after), note(before, after));
    }

    private static Decoded decoded(HistoryMessage message, Readings readings) {
        var arrival = message.arrival();
        return Payloads.decode(arrival.payload(), arrival.size(), readings.of(arrival.subject()));
    }

    private static Map<String, String> fields(Decoded payload) {
        var fields = new LinkedHashMap<String, String>();
        for (var line : payload.lines()) {
            boolean holds = line.type().equals("object") || line.type().equals("list");
            boolean named = line.depth() == 0 || !line.pointer().isEmpty();
            if (named && (!holds || line.value().equals("{0}") || line.value().equals("[0]"))) {
                fields.put(line.pointer().isEmpty() ? "payload" : line.pointer(), value(line.type(), line.value()));
            }
        }
        return fields;
    }

    /** In quotes, so that the text "1" and the number 1 are told apart. */
    private static String value(String type, String value) {
        return type.equals("string") ? "\"" + value + "\"" : value;
    }

    private static List<String> lines(Decoded payload) {
        return payload.form() == Decoded.Form.BINARY ? payload.hex().lines().toList() : payload.raw().lines().toList();
    }

    private static String note(Decoded before, Decoded after) {
        return before.cut() || after.cut() ? "Only the first part of these payloads was compared." : "";
    }
}
