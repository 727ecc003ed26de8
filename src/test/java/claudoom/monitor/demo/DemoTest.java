package claudoom.monitor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServers;
import io.nats.client.Nats;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as the program starts it. */
class DemoTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @Test
    void playsAsSoonAsItStandsAndLeavesNothing() throws Exception {
        var binary = new ServerBinary(Map.of(ServerBinary.VARIABLE, TestServers.any().toString()), home);
        ProcessHandle server;
        try (var demo = Demo.start(binary, Demo.ROOT, 1)) {
            server = ProcessHandle.of(demo.server().pid()).orElseThrow();
            var nats = Nats.connect(demo.url());
            var ear = new Ear(nats, "clau-doom.>");
            Await.until(Duration.ofSeconds(15), "actions", () -> ear.count("clau-doom\\.agent\\..*\\.action") > 100);
            assertThat(nats.jetStreamManagement().getStreamNames()).containsExactlyInAnyOrder("AGENT_EVENTS",
                    "EXPERIMENT_EVENTS", "METRICS");
            nats.close();
        }
        assertThat(server.isAlive()).isFalse();
        try (var left = java.nio.file.Files.list(binary.cacheFolder().resolve("running"))) {
            assertThat(left).isEmpty();
        }
    }
}
