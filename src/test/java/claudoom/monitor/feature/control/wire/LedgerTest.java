package claudoom.monitor.feature.control.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import claudoom.monitor.feature.control.model.Delivery;
import claudoom.monitor.feature.control.model.Entry;
import claudoom.monitor.feature.control.model.Parcel;
import claudoom.monitor.terms.Outcome;
import claudoom.monitor.terms.Outcome.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of commands on disk. */
class LedgerTest {

    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void whatIsWrittenIsReadAgainWithItsOutcomes() throws IOException {
        var ledger = new Ledger(folder.resolve("deep/commands.jsonl"));
        var entry = entry("order-1", "a1", "a2");
        assertThat(ledger.begin(entry).join()).isNull();
        var answer = new Outcome(Fate.ANSWERED, "line\nbreak", Duration.ofMillis(3));
        assertThat(ledger.end(entry, entry.deliveries().getFirst().parcel(), answer, NOW).join()).isNull();

        assertThat(Files.readAllLines(ledger.file())).hasSize(3).allMatch(line -> line.startsWith("{"));
        var past = ledger.past().join();
        assertThat(past.broken()).isZero();
        var read = past.oldestFirst().getFirst();
        assertThat(read.deliveries()).extracting(Delivery::parcel).containsExactlyElementsOf(
                entry.deliveries().stream().map(Delivery::parcel).toList());
        assertThat(read.deliveries().getFirst().outcome()).isEqualTo(answer);
        assertThat(read.deliveries().getLast().outcome()).isNull();
        assertThat(read.words()).isEqualTo("outcome unknown");
        assertThat(read.who()).isEqualTo("me");
    }

    @Test
    void brokenLinesAreCountedAndNoneAfterThemIsLost() throws IOException {
        var file = folder.resolve("commands.jsonl");
        Files.writeString(file, "no json\n{\"line\":\"command\"}\n\n[1]\n{\"cut");
        var ledger = new Ledger(file);
        assertThat(ledger.begin(entry("order-1", "a1")).join()).isNull();

        var past = ledger.past().join();

        assertThat(past.oldestFirst()).extracting(Entry::id).containsExactly("order-1");
        assertThat(past.broken()).isEqualTo(4);
    }

    @Test
    void onlyTheLastTwoHundredLinesAreRead() {
        var ledger = new Ledger(folder.resolve("commands.jsonl"));
        for (int n = 0; n < 250; n++) {
            ledger.begin(entry("order-" + n, "a")).join();
        }

        var past = ledger.past().join();

        assertThat(past.oldestFirst()).hasSize(200).last().extracting(Entry::id).isEqualTo("order-249");
        assertThat(past.oldestFirst().getFirst().id()).isEqualTo("order-50");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaidPlainly() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        var trouble = Objects.requireNonNull(new Ledger(file.resolve("commands.jsonl")).trouble().join());

        assertThat(trouble).contains("cannot be written");
    }

    @Test
    void aFullDiskIsSaidPlainly() {
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));

        assertThat(new Ledger(full).begin(entry("order", "a")).join()).contains("No space left");
    }

    private static Entry entry(String id, String... agents) {
        var deliveries = List.of(agents).stream()
                .map(agent -> new Delivery(new Parcel(id + agent, agent, "r.control." + agent, "{}"), null)).toList();
        return new Entry(id, NOW, "reset", "Reset agent", "guide", "nats://h:4222", "me", false, deliveries);
    }
}
