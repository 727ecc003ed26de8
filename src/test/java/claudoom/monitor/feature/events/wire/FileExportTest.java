package claudoom.monitor.feature.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.events.model.ExportFormat;
import claudoom.monitor.feature.events.model.Listing;
import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.traffic.Traffic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Listed messages in files: nothing lost as JSON lines, nothing dangerous as CSV. */
class FileExportTest {

    private final Grammars grammars = Grammars.builtIn("lab");
    private final EventReader reader = new EventReader(grammars);
    private final Traffic traffic = new Traffic(grammars::meaningOf, 100, 100, 8 << 20);
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    FileExportTest() throws BadGrammar {}

    private void take(String subject, byte[] payload) {
        traffic.take(subject, payload, null, 1_700_000_000_000L);
    }

    private void take(String subject, String payload) {
        take(subject, payload.getBytes(StandardCharsets.UTF_8));
    }

    private Listing all() {
        return new Listing(traffic.tail().first(), traffic.tail().end(), traffic.tail()::read);
    }

    private List<JsonNode> written() throws IOException {
        var file = folder.resolve("events.jsonl");
        var run = FileExport.start(all(), ExportFormat.JSON_LINES, file, reader, Runnable::run);
        assertThat(run.over()).isTrue();
        assertThat(run.trouble()).isNull();
        var nodes = new ArrayList<JsonNode>();
        Files.readAllLines(file).forEach(line -> nodes.add(new JsonMapper().readTree(line)));
        return nodes;
    }

    @Test
    void jsonLinesKeepEveryPayloadAsWhatItIs() throws IOException {
        take("lab.agent.a.death", "{\n  \"kills\": 12,\r\n  \"x\": 1.50\n}");
        take("lab.agent.a.action", "not json");
        take("lab.agent.a.action", new byte[] {(byte) 0xff, 0, 1});
        take("lab.agent.a.action", "");
        take("lab.agent.a.action", "[".repeat(5_000) + "]".repeat(5_000));
        traffic.take("lab.x", new byte[0], () -> Map.of("h", List.of("1", "2")), 5);

        var lines = written();

        assertThat(lines).hasSize(6);
        assertThat(lines.get(0).get("payload").get("kills").intValue()).isEqualTo(12);
        assertThat(lines.get(0).get("agent").stringValue()).isEqualTo("a");
        assertThat(lines.get(0).get("received_at").stringValue()).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(lines.get(1).get("text").stringValue()).isEqualTo("not json");
        assertThat(lines.get(2).get("base64").stringValue()).isEqualTo("/wAB");
        assertThat(lines.get(3).get("text").stringValue()).isEmpty();
        assertThat(lines.get(4).get("text").stringValue()).startsWith("[[[[");
        assertThat(lines.get(5).get("headers").get("h").get(1).stringValue()).isEqualTo("2");
    }

    @Test
    void csvHoldsNothingThatASpreadsheetWouldRun() throws IOException {
        take("lab.agent.=cmd.error", "{\"error\":\"=HYPERLINK(\\\"http://x\\\")\"}");
        take("lab.agent.b.death", "{\"kills\":3,\"tick\":1234567}");
        var file = folder.resolve("events.csv");
        FileExport.start(all(), ExportFormat.CSV, file, reader, Runnable::run);

        var text = Files.readString(file);
        assertThat(text).contains("\"'=cmd\"", "\"'=HYPERLINK(\"\"http://x\"\")\"", ",\"1234567\",").endsWith("\r\n");
        assertThat(text.lines().findFirst())
                .hasValueSatisfying(head -> assertThat(head).startsWith("number,received_at"));
    }

    @Test
    void whatLeftTheBufferIsCounted() {
        take("lab.a", "1");
        take("lab.a", "2");
        var holes = new Listing(0, 3, place -> place == 1 ? null : traffic.tail().read(0));
        var run = FileExport.start(holes, ExportFormat.CSV, folder.resolve("f.csv"), reader, Runnable::run);

        assertThat(run.written()).isEqualTo(2);
        assertThat(run.gone()).isEqualTo(1);
        assertThat(run.total()).isEqualTo(3);
    }

    @Test
    void aCancelledExportLeavesNothingBehind() throws IOException {
        take("lab.a", "1");
        var begun = new ArrayList<Runnable>();
        var run = FileExport.start(all(), ExportFormat.CSV, folder.resolve("f.csv"), reader, begun::add);
        run.cancel();
        begun.forEach(Runnable::run);

        assertThat(run.over()).isTrue();
        assertThat(run.trouble()).isEqualTo("Cancelled; nothing was written.");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        var none = new Listing(0, 0, traffic.tail()::read);
        var run = FileExport.start(none, ExportFormat.CSV, folder.resolve("no/f.csv"), reader, Runnable::run);

        assertThat(run.trouble()).isEqualTo("The file could not be written: there is no folder for it.");
    }
}
