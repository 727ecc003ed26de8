package claudoom.monitor.feature.control.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.control.model.History;
import claudoom.monitor.terms.Journal;
import claudoom.monitor.terms.Outcome;
import claudoom.monitor.terms.Outcome.Fate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other screens change stands in the log of commands, with what became of it, also in the next run. */
class SharedJournalTest {

    @Test
    void aChangeOfAStreamIsLoggedLikeACommand(@TempDir Path folder) throws Exception {
        var history = new History(10);
        var ledger = new Ledger(folder.resolve("commands.jsonl"));
        var journal = new SharedJournal(ledger, history, InstantSource.system());
        var line = new Journal.Line("1", Instant.EPOCH, "purge stream", "Purge 3 messages of S",
                "$JS.API.STREAM.PURGE.S", "{\"seq\":4}", "nats://x");
        assertThat(journal.begin(line).get(30, TimeUnit.SECONDS)).isNull();
        journal.end(line, new Outcome(Fate.ANSWERED, "3 messages removed", Duration.ofMillis(2)));

        assertThat(history.newestFirst()).singleElement()
                .satisfies(entry -> assertThat(entry.worst()).isEqualTo(Fate.ANSWERED));
        var past = ledger.past().get(30, TimeUnit.SECONDS);
        assertThat(past.broken()).isZero();
        assertThat(past.oldestFirst()).singleElement().satisfies(entry -> {
            assertThat(entry.title()).isEqualTo("Purge 3 messages of S");
            assertThat(entry.words()).isEqualTo("answered");
        });
    }
}
