package claudoom.monitor.feature.events.wire;

import claudoom.monitor.payload.Utf8;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.CsvField;
import claudoom.monitor.traffic.Entry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * RFC 4180 with every text quoted, none of which a spreadsheet takes for a formula; numbers of our own stay numbers.
 */
final class CsvWriter implements MessageWriter {

    private final EventReader reader;
    private final Added more;

    /** @param more the columns that the user added, and what stands in them */
    CsvWriter(EventReader reader, Added more) {
        this.reader = reader;
        this.more = more;
    }

    /** Columns besides those that every message has. */
    record Added(List<String> places, BiFunction<Arrival, List<String>, List<String>> cells) {}

    @Override
    public void begin(OutputStream out) throws IOException {
        put(out, "number,received_at,subject,kind,agent,episode,tick,details,size,headers,payload,base64"
                + more.places.stream().map(place -> "," + field(place)).collect(Collectors.joining()));
    }

    @Override
    public void write(Entry entry, OutputStream out) throws IOException {
        var arrival = entry.arrival();
        var facts = reader.read(arrival);
        var text = Utf8.whole(entry.payload());
        var headers = arrival.headers().entrySet().stream()
                .map(header -> header.getKey() + ": " + String.join(", ", header.getValue()))
                .collect(Collectors.joining("\n"));
        var texts = List.of(arrival.at().toString(), arrival.subject(), facts.kind(), facts.agent(), facts.episode(),
                facts.tick().replace(",", ""), facts.details());
        put(out, entry.number() + "," + texts.stream().map(CsvWriter::field).collect(Collectors.joining(",")) + ","
                + entry.size() + "," + field(headers) + "," + field(text == null ? "" : text) + ","
                + field(text == null ? Base64.getEncoder().encodeToString(entry.payload()) : "")
                + added(arrival));
    }

    private String added(Arrival arrival) {
        return more.places.isEmpty()
                ? ""
                : more.cells.apply(arrival, more.places).stream().map(cell -> "," + field(cell))
                        .collect(Collectors.joining());
    }

    static String field(String text) {
        return CsvField.of(text);
    }

    private static void put(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
