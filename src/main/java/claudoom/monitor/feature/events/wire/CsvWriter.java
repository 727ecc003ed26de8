package claudoom.monitor.feature.events.wire;

import claudoom.monitor.feature.events.model.Break;
import claudoom.monitor.feature.events.model.Origin;
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
import org.jspecify.annotations.Nullable;

/**
 * RFC 4180 with every text quoted, none of which a spreadsheet takes for a formula; numbers stay numbers. What is of a stream has
 * the time it was stored and its sequence rather than when it was received and a number of ours; a gap is a line of its own.
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
        put(out, "number,received_at,subject,kind,agent,episode,tick,details,size,headers,payload,base64,source,stored_at,stream,sequence"
                + more.places.stream().map(place -> "," + field(place)).collect(Collectors.joining()));
    }

    @Override
    public void write(Entry entry, @Nullable Origin origin, OutputStream out) throws IOException {
        var arrival = entry.arrival();
        var facts = reader.read(arrival);
        var text = Utf8.whole(entry.payload());
        var headers = arrival.headers().entrySet().stream()
                .map(header -> header.getKey() + ": " + String.join(", ", header.getValue()))
                .collect(Collectors.joining("\n"));
        var stored = origin != null && origin.ofStream() ? origin : null;
        var at = arrival.at().toString();
        var texts = List.of(stored != null ? "" : at, arrival.subject(), facts.kind(), facts.agent(), facts.episode(),
                facts.tick().replace(",", ""), facts.details());
        put(out, (stored != null ? "" : entry.number()) + "," + fields(texts) + ","
                + entry.size() + "," + field(headers) + "," + field(text == null ? "" : text) + ","
                + field(text == null ? Base64.getEncoder().encodeToString(entry.payload()) : "") + ","
                + fields(List.of(Origin.word(origin), stored != null ? at : "", stored != null ? stored.stream() : ""))
                + ","
                + (stored != null ? stored.sequence() : "") + added(arrival));
    }

    @Override
    public void write(Break missing, OutputStream out) throws IOException {
        put(out, "," + fields(List.of("", "", "", "", "", "", GapWords.of(missing))) + ",,"
                + fields(List.of("", "", ""))
                + "," + fields(List.of(GapWords.SOURCE, "", "")) + "," + ",\"\"".repeat(more.places.size()));
    }

    private static String fields(List<String> texts) {
        return texts.stream().map(CsvWriter::field).collect(Collectors.joining(","));
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
