package claudoom.monitor.feature.subjects.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.subjects.model.Listening;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Traffic;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What was added is remembered; what every start brings is not. */
class LivePatternsTest {

    @Test
    void onlyWhatWasAddedIsRemembered() throws Exception {
        var memory = Memory.ofThisRun();
        var scheduler = Executors.newSingleThreadScheduledExecutor();
        try (var connections = new Connections(ConnectOptions.to("nats://127.0.0.1:1"), List.of("demo.>"), true,
                new Traffic(subject -> Meaning.NONE, 10, 10, 2 << 20), scheduler, InstantSource.system())) {
            connections.start();
            var patterns = new LivePatterns(connections.subscriptions(), memory);
            assertThat(patterns.add("lab.>")).isNull();
            assertThat(patterns.add("lab.a")).startsWith("lab.> brings all of lab.a already");
            assertThat(patterns.remove("demo.>")).isNull();
            assertThat(memory.get("added")).isEqualTo("lab.>");

            assertThat(patterns.add(">")).isNull();
            assertThat(memory.get("added")).isEqualTo(">");
            assertThat(patterns.remove(">")).isNull();
            assertThat(patterns.list()).extracting(Listening::pattern).containsExactly("lab.>");
            assertThat(patterns.remove("lab.>")).isNull();
            assertThat(memory.get("added")).isNull();
            assertThat(patterns.look("lab.>").fault()).contains("No look was possible");
        } finally {
            scheduler.shutdownNow();
        }
    }
}
