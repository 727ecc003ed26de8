package claudoom.monitor.feature.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import claudoom.monitor.feature.events.model.Break;
import claudoom.monitor.feature.events.model.ExportFormat;
import claudoom.monitor.feature.events.model.ExportRun;
import claudoom.monitor.feature.events.model.Fill;
import claudoom.monitor.feature.events.model.Listing;
import claudoom.monitor.feature.events.model.Origin;
import claudoom.monitor.feature.events.model.OutLine;
import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.traffic.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        return Listing.live(traffic.tail().first(), traffic.tail().end(), traffic.tail()::read);
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
    void addedColumnsStandInTheCsv() throws IOException {
        take("lab.agent.a.death", "{\"kills\":3,\"note\":\"=1+1\"}");
        take("lab.agent.a.death", "no json");
        take("lab.agent.a.death", HexFormat.of().parseHex("82a86167656e745f6964a142a56b696c6c730c"));
        var file = folder.resolve("events.csv");
        FileExport.start(all(), ExportFormat.CSV, file, reader, Runnable::run, List.of("kills", "note"),
                new PathCells(new PayloadInside(grammars))::read);

        assertThat(Files.readAllLines(file)).satisfiesExactly(head -> assertThat(head).endsWith(",\"kills\",\"note\""),
                one -> assertThat(one).endsWith(",\"3\",\"'=1+1\""), two -> assertThat(two).endsWith(",\"\",\"\""),
                three -> assertThat(three).contains("12 kills").endsWith(",\"12\",\"\""));
    }

    /** A message of a stream, one that was kept, and a gap. */
    private Listing mixed() {
        take("lab.agent.a.death", "{\"kills\":3}");
        var entry = Objects.requireNonNull(traffic.tail().read(0));
        var at = Instant.ofEpochMilli(1_700_000_000_000L);
        var lines = List.<OutLine>of(new OutLine.Message(entry, new Origin(Origin.Kind.STORED, "EV", 4_711)),
                new OutLine.Message(entry, new Origin(Origin.Kind.KEPT, "", 0)),
                new OutLine.Missing(new Break(Break.Cause.NOT_OBSERVED, at, at.plusSeconds(4), null, null,
                        new Fill(Fill.Phase.DONE, 812, "EV", ""))));
        return new Listing(0, lines.size(), place -> lines.get((int) place));
    }

    @Test
    void jsonLinesSayWhereEachLineIsFrom() throws IOException {
        var file = folder.resolve("events.jsonl");
        var run = FileExport.start(mixed(), ExportFormat.JSON_LINES, file, reader, Runnable::run);

        assertThat(run.written()).isEqualTo(2);
        assertThat(run.gaps()).isEqualTo(1);
        var lines = Files.readAllLines(file).stream().map(new JsonMapper()::readTree).toList();
        assertThat(lines.get(0).get("stored_at").stringValue()).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(lines.get(0).get("stream").stringValue()).isEqualTo("EV");
        assertThat(lines.get(0).get("sequence").intValue()).isEqualTo(4_711);
        assertThat(lines.get(0).get("source").stringValue()).isEqualTo("stored");
        assertThat(lines.get(0).has("received_at") || lines.get(0).has("number")).isFalse();
        assertThat(lines.get(1).get("received_at").stringValue()).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(lines.get(1).get("source").stringValue()).isEqualTo("kept");
        assertThat(lines.get(1).has("stream")).isFalse();
        assertThat(lines.get(2).get("source").stringValue()).isEqualTo("gap");
        assertThat(lines.get(2).get("lost").isNull()).isTrue();
        assertThat(lines.get(2).get("filled").intValue()).isEqualTo(812);
    }

    @Test
    void csvSaysWhereEachLineIsFrom() throws IOException {
        var file = folder.resolve("events.csv");
        FileExport.start(mixed(), ExportFormat.CSV, file, reader, Runnable::run, List.of("kills", "deaths"),
                new PathCells(new PayloadInside(grammars))::read);

        var lines = Files.readAllLines(file);
        assertThat(lines.get(0)).contains(",base64,source,stored_at,stream,sequence,");
        assertThat(lines.get(1)).startsWith(",\"\",\"lab.agent.a.death\"")
                .endsWith(",\"stored\",\"2023-11-14T22:13:20Z\",\"EV\",4711,\"3\",\"\"");
        assertThat(lines.get(2)).startsWith("0,\"2023-11-14T22:13:20Z\",")
                .endsWith(",\"kept\",\"\",\"\",,\"3\",\"\"");
        assertThat(lines.get(3)).contains("not_observed from 2023", "lost unknown, filled 812")
                .endsWith(",\"gap\",\"\",\"\",,\"\",\"\"");
        assertThat(lines.stream().map(line -> line.replaceAll("\"[^\"]*\"", "").chars().filter(c -> c == ',').count()))
                .containsOnly(17L);
    }

    @Test
    void aFolderThatNobodyMayWriteToIsSaid() throws IOException {
        var file = Path.of("/proc/events.csv"); // also for root
        assumeTrue(Files.isDirectory(Path.of("/proc/self")));
        take("lab.a", "1");
        var run = FileExport.start(all(), ExportFormat.CSV, file, reader, Runnable::run);

        assertThat(run.over()).isTrue();
        assertThat(run.trouble()).startsWith("The file could not be written: ");
        assertThat(file).doesNotExist();
    }

    @Test
    void aFullDiskIsSaidAndLeavesTheOldFile() throws IOException {
        var file = folder.resolve("f.csv");
        Files.writeString(file, "old");
        var run = FileExport.start(Listing.live(0, 1_000, place -> {
            throw new UncheckedIOException(new IOException("No space left on device"));
        }), ExportFormat.CSV, file, reader, Runnable::run);

        assertThat(run.trouble()).startsWith("The file could not be written: ").containsIgnoringCase("space");
        assertThat(Files.readString(file)).isEqualTo("old");
        assertThat(folder).isDirectoryNotContaining(each -> each.toString().endsWith(".part"));
    }

    @Test
    void cancelledInTheMiddleTheOldFileStays() throws IOException {
        var file = folder.resolve("f.csv");
        Files.writeString(file, "old");
        take("lab.a", "1");
        var runs = new ArrayList<ExportRun>();
        var begun = new ArrayList<Runnable>();
        runs.add(FileExport.start(Listing.live(0, 1_000, place -> {
            if (place == 500) {
                runs.getFirst().cancel();
            }
            return traffic.tail().read(0);
        }), ExportFormat.JSON_LINES, file, reader, begun::add));
        begun.forEach(Runnable::run);

        assertThat(runs.getFirst().written()).isEqualTo(501);
        assertThat(Files.readString(file)).isEqualTo("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void underAFloodEveryMessageIsWrittenOrCountedAsGone() throws IOException {
        for (int n = 0; n < 100; n++) {
            take("lab.agent.a.action", "{\"tick\":" + n + "}");
        }
        var during = Listing.live(traffic.tail().first(), traffic.tail().end(), place -> {
            take("lab.agent.a.action", "{\"tick\":-1}");
            take("lab.agent.a.action", "{\"tick\":-1}");
            return traffic.tail().read(place);
        });
        var file = folder.resolve("f.jsonl");
        var run = FileExport.start(during, ExportFormat.JSON_LINES, file, reader, Runnable::run);

        assertThat(run.trouble()).isNull();
        assertThat(run.gone()).isPositive();
        assertThat(run.written() + run.gone()).isEqualTo(100);
        assertThat(Files.readAllLines(file)).hasSize((int) run.written()).noneMatch(line -> line.contains("-1}"));
    }

    @Test
    void whatLeftTheBufferIsCounted() {
        take("lab.a", "1");
        take("lab.a", "2");
        var holes = Listing.live(0, 3, place -> place == 1 ? null : traffic.tail().read(0));
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
        var none = Listing.live(0, 0, traffic.tail()::read);
        var run = FileExport.start(none, ExportFormat.CSV, folder.resolve("no/f.csv"), reader, Runnable::run);

        assertThat(run.trouble()).isEqualTo("The file could not be written: there is no folder for it.");
    }
}
